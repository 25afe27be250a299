// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace clipscope {

/// What a class or function that a pickle names means to the reader of tensors.
enum class PickleGlobal : std::uint8_t {
    RebuildTensorV2,   ///< torch._utils._rebuild_tensor_v2
    RebuildTensorV3,   ///< torch._utils._rebuild_tensor_v3
    RebuildParameter,  ///< torch._utils._rebuild_parameter
    OrderedDict,       ///< collections.OrderedDict
    StorageClass,      ///< torch.FloatStorage and so on, see torch_elements.h
    UntypedStorage,    ///< torch.storage.UntypedStorage
    ElementType,       ///< torch.float16 and so on
    Size,              ///< torch.Size
    ScriptClass,       ///< a class of a TorchScript archive: attributes, nothing else
    Inert              ///< may occur beside weights; its values are kept apart and mean nothing
};

/// The meaning of `module.name`. Only a fixed list is let through, and none of it is ever looked up
/// or called: the list decides what is refused early and with a good message.
///
/// Throws Error(Unsupported) that names `fileName` and the global for everything else.
[[nodiscard]] PickleGlobal
classifyGlobal(std::string_view module, std::string_view name, const std::string& fileName);

}  // namespace clipscope
