# Every source file is as clang-format leaves it.
#
#   cmake -DROOT=<source tree> -DCLANG_FORMAT=<program> -P check_format.cmake
cmake_minimum_required(VERSION 3.25)

set(files)
foreach(top core ui app tests)
  file(GLOB_RECURSE found "${ROOT}/${top}/*.h" "${ROOT}/${top}/*.cpp")
  list(APPEND files ${found})
endforeach()
if(NOT files)
  message(FATAL_ERROR "no source files under ${ROOT}")
endif()
execute_process(
  COMMAND "${CLANG_FORMAT}" --dry-run --Werror ${files}
  WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "run clang-format -i on the files named above")
endif()
