# Plants one violation of each kind in a small tree and expects the check to report exactly those.
#
#   cmake -DSCRIPT=<check_layers.cmake> -DRULES=<modules.txt> -DWORK=<scratch folder> -P test_check_layers.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${WORK}")
file(WRITE "${WORK}/core/base/error.h" "#include <string>\n")
file(WRITE "${WORK}/core/engine/engine.h" "#include \"core/base/error.h\"\n")
file(WRITE "${WORK}/core/clip/clip_model.h" "#include <ATen/core/Tensor.h>\n")
file(WRITE "${WORK}/ui/window/main_window.h" "#include <QMainWindow>\n#include \"core/engine/engine.h\"\n")

function(run_check result output)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" "-DRULES=${RULES}" -P "${SCRIPT}"
    RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
  set(${result} "${status}" PARENT_SCOPE)
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

# Each call plants one file, checks, and takes the file away again.
function(expect_violation file content message)
  file(WRITE "${WORK}/${file}" "${content}")
  run_check(status output)
  string(FIND "${output}" "${file}:${message}" at)
  if(status EQUAL 0 OR at EQUAL -1)
    message(FATAL_ERROR "planted in ${file}, not reported as '${message}':\n${output}")
  endif()
  string(FIND "${output}" "1 includes break the layers" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "planted one violation in ${file}, but:\n${output}")
  endif()
  file(REMOVE "${WORK}/${file}")
endfunction()

run_check(status output)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "a tree without violations was refused:\n${output}")
endif()

expect_violation(core/base/hash.cpp "\n#include \"core/engine/engine.h\"\n"
  "2: core/base may not include \"core/engine/engine.h\"")
expect_violation(core/engine/window.cpp "#include \"ui/window/main_window.h\"\n"
  "1: core/engine may not include \"ui/window/main_window.h\"")
expect_violation(core/image/picture.cpp "// [0, 1)\n\n#include <QImage>\n"
  "3: core may not include <QImage>")
expect_violation(core/clip/layers/all.cpp "#include <torch/torch.h>\n"
  "1: core may not include <torch/torch.h>")
expect_violation(ui/canvas/view.cpp "#  include <ATen/Tensor.h>\n"
  "1: ui may not include <ATen/Tensor.h>")
expect_violation(app/cli/command.cpp "#include \"core/clip/clip_model.h\"\n"
  "1: app may not reach <ATen/core/Tensor.h>, not even through \"core/clip/clip_model.h\"")
expect_violation(app/cli/window.cpp "#include \"ui/window/main_window.h\"\n"
  "1: app/cli may not include \"ui/window/main_window.h\"")
expect_violation(core/unheard/of.h "\n" "1: its folder has no rule in modules.txt")

file(REMOVE_RECURSE "${WORK}")
message("every planted violation was reported")
