# Compiles resources/translations/clipscope_<language>.ts into the program, below :/clipscope/translations.

# clipscope_translations(OUT LANGUAGES...): OUT gets a source that holds them; Q_INIT_RESOURCE(translations).
function(clipscope_translations out)
  set(folder "${PROJECT_BINARY_DIR}/generated/translations")
  set(list "")
  foreach(language IN LISTS ARGN)
    set(name "clipscope_${language}")
    set(texts "${PROJECT_SOURCE_DIR}/resources/translations/${name}.ts")
    add_custom_command(
      OUTPUT "${folder}/${name}.qm"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
      COMMAND Qt6::lrelease -silent "${texts}" -qm "${folder}/${name}.qm"
      DEPENDS "${texts}"
      COMMENT "Compiling ${name}.ts"
      VERBATIM)
    string(APPEND list "    <file>${name}.qm</file>\n")
  endforeach()
  file(CONFIGURE OUTPUT "${folder}/translations.qrc" @ONLY
    CONTENT "<RCC>\n  <qresource prefix=\"/clipscope/translations\">\n@list@  </qresource>\n</RCC>\n")
  qt_add_resources(sources "${folder}/translations.qrc")
  set("${out}" "${sources}" PARENT_SCOPE)
endfunction()
