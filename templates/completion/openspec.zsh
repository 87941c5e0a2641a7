#compdef openspec openspec-changes
# Completion of openspec in zsh. Nothing of a line or a name is evaluated.
_openspec() {
  local program=openspec line value
  local -a answers plain joined
  [[ ${words[1]:t} == openspec-changes ]] && program=openspec-changes
  answers=("${(@f)$(command $program completion zsh -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in "${(@)answers[2,-1]}"; do
    value=${line%%$'\t'*}
    value=${${value//\\/\\\\}//:/\\:}
    if [[ $value == *= ]]; then joined+=("$value:${line#*$'\t'}"); else plain+=("$value:${line#*$'\t'}"); fi
  done
  local result=1
  (( $#plain )) && _describe -t values openspec plain && result=0
  (( $#joined )) && _describe -t values openspec joined -S '' && result=0
  case $answers[1] in
    files) _files && result=0 ;;
    folders) _files -/ && result=0 ;;
  esac
  return result
}
if [[ $funcstack[1] == _openspec ]]; then
  _openspec "$@"
elif (( $+functions[compdef] )); then
  compdef _openspec openspec openspec-changes
fi
