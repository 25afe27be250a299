// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/model_fetcher.h"
#include "ui/state/model_shelf.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace clipscope::ui {

/// One model as the Models dialog lists it.
struct ModelRow {
    enum class Group { Shipped, Installed, Available };

    Group group = Group::Installed;
    QString model;           ///< as the document names it: a name or a path
    QString title;           ///< for people
    QString size;            ///< "353 MB", or "about 353 MB" of what is not here; may be empty
    QString licence;         ///< may be empty
    QString source;          ///< who publishes it, or the folder that it lies in
    QString note;            ///< one or two sentences on what it is and what choosing it does
    QString problem;         ///< why it cannot be used; empty if it can
    QString folder;          ///< that it lies in; empty if it is not here
    QString searched;        ///< what the search looks through: title, aliases, source, licence
    bool isCached = false;   ///< Available: another program has it, nothing needs to be downloaded
    bool isOwnFile = false;  ///< opened by the user from where it lies
    bool isRemovable = false;  ///< from the computer, or an own file from the list

    [[nodiscard]] bool isUsable() const { return group != Group::Available && problem.isEmpty(); }
    /// True if every word of `search` occurs.
    [[nodiscard]] bool matches(const QString& search) const;
};

/// The folders that decide what a model is.
struct ModelFolders {
    std::filesystem::path shipped;
    std::filesystem::path installed;
};

/// Everything that can be used or had: by group, then by name.
[[nodiscard]] std::vector<ModelRow> modelCatalogue(
    const ModelShelf& shelf, const std::vector<Offer>& offers, const ModelFolders& folders);

/// The name of a checkpoint or folder for people: the file's, with its folder if every other
/// checkpoint is called the same ("my-clip/model.safetensors").
[[nodiscard]] QString titleOfModel(const QString& nameOrPath);

/// "353 MB", "1.7 GB": decimal units, as the disk's and the network's.
[[nodiscard]] QString dataSize(std::int64_t bytes);
/// "151 M", "86.2 k": of parameters.
[[nodiscard]] QString parameterCount(std::int64_t count);

}  // namespace clipscope::ui
