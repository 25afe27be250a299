# clipscope_module(NAME SOURCES ... [PUBLIC ...] [PRIVATE ...])
#
# One static library per folder of core: clipscope_<name>, also as clipscope::<name>.
# The folders stay separate libraries so that each can be built and tested alone.
function(clipscope_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(clipscope_${name} STATIC ${arg_SOURCES})
  add_library(clipscope::${name} ALIAS clipscope_${name})
  target_include_directories(clipscope_${name} PUBLIC
    "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
  target_link_libraries(clipscope_${name}
    PUBLIC ${arg_PUBLIC}
    PRIVATE ${arg_PRIVATE} clipscope_warnings clipscope_sanitizers)
endfunction()
