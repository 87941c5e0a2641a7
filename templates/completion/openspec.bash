# Completion of openspec in bash 4 or newer. Nothing of a line or a name is evaluated.
_openspec() {
  local program=openspec paths='' line
  [[ ${1##*/} == openspec-changes ]] && program=openspec-changes
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $paths ]]; then paths=$line; else COMPREPLY+=("$line"); fi
  done < <(command "$program" completion bash -- "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null
  if (( ${#COMPREPLY[@]} == 0 )); then
    case $paths in
      files) compopt -o default 2>/dev/null ;;
      folders) compopt -o dirnames 2>/dev/null ;;
    esac
  fi
  return 0
}
complete -F _openspec openspec openspec-changes
