// SPDX-License-Identifier: GPL-3.0-or-later
// Agrees: torch/_utils.py and torch/serialization.py for what state dicts name. The inert names are
// what training scripts leave beside them: options, counters, schedules, numbers of numpy.
#include "core/checkpoint/pickle_globals.h"

#include "core/base/error.h"
#include "core/checkpoint/printable.h"
#include "core/checkpoint/torch_elements.h"

#include <algorithm>
#include <array>
#include <optional>

namespace clipscope {

namespace {

struct KnownGlobal {
    std::string_view module;
    std::string_view name;
    PickleGlobal meaning = PickleGlobal::Inert;
};

constexpr std::array<KnownGlobal, 38> kKnown{{
    {"torch._utils", "_rebuild_tensor_v2", PickleGlobal::RebuildTensorV2},
    {"torch._utils", "_rebuild_tensor_v3", PickleGlobal::RebuildTensorV3},
    {"torch._utils", "_rebuild_parameter", PickleGlobal::RebuildParameter},
    {"collections", "OrderedDict", PickleGlobal::OrderedDict},
    {"torch.storage", "UntypedStorage", PickleGlobal::UntypedStorage},
    {"torch", "UntypedStorage", PickleGlobal::UntypedStorage},
    {"torch.storage", "TypedStorage"},
    {"torch", "Size", PickleGlobal::Size},
    {"torch", "device"},
    {"torch.nn.parameter", "Parameter"},
    // Lists and dicts among the attributes of TorchScript modules.
    {"torch.jit._pickle", "build_intlist"},
    {"torch.jit._pickle", "build_doublelist"},
    {"torch.jit._pickle", "build_boollist"},
    {"torch.jit._pickle", "build_tensorlist"},
    {"torch.jit._pickle", "restore_type_tag"},
    {"collections", "defaultdict"},
    {"collections", "deque"},
    {"collections", "Counter"},
    {"argparse", "Namespace"},
    {"types", "SimpleNamespace"},
    {"copyreg", "_reconstructor"},
    {"copy_reg", "_reconstructor"},
    {"_codecs", "encode"},
    {"numpy.core.multiarray", "scalar"},
    {"numpy.core.multiarray", "_reconstruct"},
    {"numpy._core.multiarray", "scalar"},
    {"numpy._core.multiarray", "_reconstruct"},
    {"numpy", "ndarray"},
    {"numpy", "dtype"},
    {"datetime", "datetime"},
    {"datetime", "timedelta"},
    {"pathlib", "Path"},
    {"pathlib", "PosixPath"},
    {"pathlib", "WindowsPath"},
    {"pathlib", "PurePath"},
    {"pathlib", "PurePosixPath"},
    {"pathlib", "PureWindowsPath"},
    {"pathlib._local", "PosixPath"},
}};

/// Of `builtins`, called `__builtin__` by Python 2 and by protocol 2.
constexpr std::array<std::string_view, 15> kBuiltins{
    "set",
    "frozenset",
    "dict",
    "list",
    "tuple",
    "int",
    "float",
    "bool",
    "str",
    "bytes",
    "complex",
    "slice",
    "object",
    "range",
    "bytearray"};

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

std::optional<PickleGlobal> meaningOf(std::string_view module, std::string_view name)
{
    const auto known =
        std::find_if(kKnown.begin(), kKnown.end(), [&](const KnownGlobal& candidate) {
            return candidate.module == module && candidate.name == name;
        });
    if (known != kKnown.end())
        return known->meaning;
    if (module == "torch" && findStorageClass(name) != nullptr)
        return PickleGlobal::StorageClass;
    if (module == "torch" && findElementType(name) != nullptr)
        return PickleGlobal::ElementType;
    if (module == "__torch__" || startsWith(module, "__torch__."))
        return PickleGlobal::ScriptClass;
    if ((module == "builtins" || module == "__builtin__") &&
        std::find(kBuiltins.begin(), kBuiltins.end(), name) != kBuiltins.end())
        return PickleGlobal::Inert;
    return std::nullopt;
}

/// True for the places where classes of models are defined. Only the wording depends on it.
bool looksLikeModelClass(std::string_view module, std::string_view name)
{
    for (const std::string_view package :
         {"torch.nn.modules.",
          "torch.nn.parallel.",
          "torchvision.models.",
          "open_clip.",
          "clip.",
          "transformers.",
          "timm."})
        if (startsWith(module, package))
            return true;
    const bool isClass = !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
    return isClass && (module == "__main__" || module == "clip" ||
                       module.find("model") != std::string_view::npos);
}

}  // namespace

PickleGlobal
classifyGlobal(std::string_view module, std::string_view name, const std::string& fileName)
{
    if (const auto meaning = meaningOf(module, name))
        return *meaning;
    const std::string global = printable(std::string(module) + "." + std::string(name));
    if (looksLikeModelClass(module, name))
        throw Error(
            ErrorCode::Unsupported,
            fileName + " holds a whole Python object, not a state dict: it asks for " + global +
                ", and Clipscope reads pickles as data and ran nothing; save only the state dict "
                "with torch.save(model.state_dict(), ...) or use a safetensors file");
    throw Error(
        ErrorCode::Unsupported,
        fileName + " asks for " + global +
            ", which weights have no use for; Clipscope reads pickles as data and ran nothing; "
            "save only the state dict with torch.save(model.state_dict(), ...) or use a "
            "safetensors "
            "file");
}

}  // namespace clipscope
