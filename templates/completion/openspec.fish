# Completion of openspec in fish. Nothing of a line or a name is evaluated.
function __openspec_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program openspec
    string match -q -- '*openspec-changes' $words[1]; and set program openspec-changes
    set -l answers (command $program completion fish -- $words "$current" 2>/dev/null)
    set -l paths $answers[1]
    set -e answers[1]
    for answer in $answers
        printf '%s\n' $answer
    end
    switch "$paths"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
    end
end
complete -c openspec -f -a '(__openspec_complete)'
complete -c openspec-changes -f -a '(__openspec_complete)'
