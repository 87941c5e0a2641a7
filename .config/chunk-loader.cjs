/**
 * Reads the files of the bin when something of them is first called, from V8's cache of their code where there is one.
 *
 * V8 trusts what it is given, so such code is kept only where nobody but the user could have put it: in a folder of
 * theirs, by what was built and what reads it. It is written when a run is over, as the functions that were called are
 * in it then. Whatever is wrong with the cache, the program runs without it.
 */
module.exports = function loaderOf(main, build, require, __dirname) {
  const fs = require('node:fs');
  const {Script} = require('node:vm');
  const {env, argv, platform, arch, versions} = process;
  const END = Buffer.from('openspec code 1\n');
  const KEPT = 4;
  const MOST_COMMANDS = 40;
  const mine = process.getuid?.();
  const folders = foldersOf();
  const chunks = {openspec: main};
  const acts = [];
  const command = /^[a-z-]{1,20}$/.test(argv[2]) ? argv[2] : '-';
  // What lint needs is kept by itself, and small.
  const variant = command === 'lint' ? 'lint' : 'rest';
  load.build = build;
  return load;

  function load(name) {
    let module = chunks[name];
    if (module === undefined) {
      chunks[name] = module = {exports: {}};
      scriptOf(name).runInThisContext()(load, module, require, __dirname);
    }
    return module.exports;
  }

  function scriptOf(name) {
    const filename = `${__dirname}/bin/${name}.cjs`;
    // They are ASCII, and so are read as quickly as can be.
    const source = fs.readFileSync(filename, 'latin1');
    if (!folders) return new Script(source, {filename});
    const kept = readKept(name);
    const script = new Script(source, {filename, cachedData: kept?.code});
    const commands = script.cachedDataRejected === false ? kept.commands : [];
    if (!commands.includes(command)) atExit(() => keep(name, script, [...commands, command]));
    return script;
  }

  function atExit(act) {
    if (acts.push(act) > 1) return;
    process.on('exit', () => {
      for (const each of acts) each();
    });
  }

  /** A user's caches, ours in there, and the one for this program and this Node. */
  function foldersOf() {
    const {XDG_CACHE_HOME: caches, HOME: home, OPENSPEC_CODE_CACHE: wanted} = env;
    if (wanted === '0' || mine === undefined || platform === 'win32') return undefined;
    const top = caches?.startsWith('/') ? caches : home?.startsWith('/') ? `${home}/.cache` : undefined;
    const own = `${top}/openspec`;
    return top && {top, own, exact: `${own}/${build}-${versions.node}-${versions.v8}-${platform}-${arch}`};
  }

  function fileOf(name) {
    return `${folders.exact}/${name}-${variant}`;
  }

  function readKept(name) {
    let descriptor;
    try {
      if (![folders.own, folders.exact].every(isPrivate)) return undefined;
      descriptor = fs.openSync(
        fileOf(name),
        fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK,
      );
      const stat = fs.fstatSync(descriptor);
      return stat.isFile() && isMine(stat) ? partsOf(fs.readFileSync(descriptor)) : undefined;
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) fs.closeSync(descriptor);
    }
  }

  function isPrivate(folder) {
    const stat = fs.lstatSync(folder);
    return stat.isDirectory() && isMine(stat);
  }

  function isMine({uid, mode}) {
    return uid === mine && (mode & 0o077) === 0;
  }

  /** Code, the commands that ran with it, the length of both; a file without its end is torn. */
  function partsOf(bytes) {
    const end = bytes.length - END.length;
    if (end < 8 || !bytes.subarray(end).equals(END)) return undefined;
    const [length, words] = [bytes.readUInt32LE(end - 8), bytes.readUInt32LE(end - 4)];
    if (length + words + 8 !== end) return undefined;
    return {
      code: bytes.subarray(0, length),
      commands: bytes.toString('latin1', length, length + words).split(' '),
    };
  }

  function keep(name, script, commands) {
    const file = fileOf(name);
    const temporary = `${file}.${process.pid}`;
    try {
      makePrivate();
      const code = script.createCachedData();
      const words = Buffer.from(commands.slice(-MOST_COMMANDS).join(' '));
      const lengths = Buffer.alloc(8);
      lengths.writeUInt32LE(code.length, 0);
      lengths.writeUInt32LE(words.length, 4);
      write(temporary, Buffer.concat([code, words, lengths, END]));
      fs.renameSync(temporary, file);
    } catch {
      // A cache that cannot be written is none; what was begun is left to nobody.
      removed(temporary);
    }
  }

  function removed(path) {
    try {
      fs.rmSync(path, {recursive: true, force: true});
    } catch {
      // What cannot be removed is in nobody's way.
    }
  }

  function write(file, bytes) {
    const descriptor = fs.openSync(file, 'wx', 0o600);
    try {
      fs.writeFileSync(descriptor, bytes);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  }

  /** Throws where a folder is not ours alone. What was kept for programs that are gone goes. */
  function makePrivate() {
    fs.mkdirSync(folders.top, {recursive: true, mode: 0o700});
    // A home may be a repository, and what is kept is nothing to commit.
    if (makeOwn(folders.own)) fs.writeFileSync(`${folders.own}/.gitignore`, '*\n', {mode: 0o600});
    if (!makeOwn(folders.exact)) return;
    const names = fs.readdirSync(folders.own).filter((name) => !name.startsWith('.'));
    const others = names.map((name) => `${folders.own}/${name}`);
    const ages = new Map(others.map((each) => [each, fs.lstatSync(each).mtimeMs]));
    for (const old of others.sort((a, b) => ages.get(b) - ages.get(a)).slice(KEPT)) removed(old);
  }

  /** Whether a folder was made. Throws where it is not ours alone. */
  function makeOwn(folder) {
    const isMade = !fs.existsSync(folder);
    if (isMade) fs.mkdirSync(folder, {recursive: true, mode: 0o700});
    if (!isPrivate(folder)) throw new Error('somebody else could write there');
    return isMade;
  }
};
