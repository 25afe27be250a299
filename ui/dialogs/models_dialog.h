// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"
#include "ui/state/model_catalogue.h"
#include "ui/state/model_fetcher.h"
#include "ui/state/model_shelf.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace clipscope::ui {

class ModelList;

/// Which models there are, and how they come, go and are put to use. Does not block; a download
/// outlives it.
class ModelsDialog final : public QDialog {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& shelf;
        ModelFetcher& fetcher;
        ModelFolders folders;
    };

    ModelsDialog(const Parts& parts, QWidget* parent);

Q_SIGNALS:
    /// The user wants to open a checkpoint; how is the window's matter.
    void addWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QPushButton* addButton(const char* name, const QString& text);
    void connectParts();
    void refreshRows();
    void refreshButtons();

    void use(const ModelRow& row);
    void choose(const ModelRow& row);
    void askToRemove(const ModelRow& row);
    void openFolder();

    Document& m_document;
    ModelShelf& m_shelf;
    ModelFetcher& m_fetcher;
    ModelFolders m_folders;
    QLineEdit* m_search;
    ModelList* m_list;
    QLabel* m_note;
    QPushButton* m_use;
    QPushButton* m_download;
    QPushButton* m_remove;
    QPushButton* m_openFolder;
    QPushButton* m_add;
};

}  // namespace clipscope::ui
