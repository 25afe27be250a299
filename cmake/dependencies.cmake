# Every library that Clipscope stands on, found once. All are packages of Debian 12.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(Torch REQUIRED)
find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs photo)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB REQUIRED)

# Torch's package gives bare variables; wrap them so that its headers are SYSTEM and its
# flags reach only the targets that ask for it.
add_library(clipscope_torch INTERFACE)
target_include_directories(clipscope_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(clipscope_torch INTERFACE ${TORCH_LIBRARIES})
# Without it some small headers pull in all of ATen, at seconds per file.
target_compile_definitions(clipscope_torch INTERFACE AT_PER_OPERATOR_HEADERS)

add_library(clipscope_opencv INTERFACE)
target_include_directories(clipscope_opencv SYSTEM INTERFACE ${OpenCV_INCLUDE_DIRS})
target_link_libraries(clipscope_opencv INTERFACE opencv_core opencv_imgproc opencv_imgcodecs)

# oneDNN, LibTorch's own CPU engine. Its CMake package insists on OpenCL's development files, which
# nothing here uses, so it is looked up by hand.
find_path(CLIPSCOPE_DNNL_INCLUDE dnnl.hpp REQUIRED)
find_library(CLIPSCOPE_DNNL_LIBRARY dnnl REQUIRED)
add_library(clipscope_dnnl INTERFACE)
target_include_directories(clipscope_dnnl SYSTEM INTERFACE "${CLIPSCOPE_DNNL_INCLUDE}")
target_link_libraries(clipscope_dnnl INTERFACE "${CLIPSCOPE_DNNL_LIBRARY}")

if(CLIPSCOPE_BUILD_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui LinguistTools Network PrintSupport Svg Widgets)
  find_package(QCustomPlotQt6 REQUIRED)
endif()
