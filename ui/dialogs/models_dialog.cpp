// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/models_dialog.h"

#include "ui/panels/fetch_bar.h"
#include "ui/panels/model_list.h"
#include "ui/raster/convert.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace clipscope::ui {
namespace {

constexpr QSize kDefaultSize(820, 560);
constexpr int kNoteLines = 2;

}  // namespace

ModelsDialog::ModelsDialog(const Parts& parts, QWidget* parent)
    : QDialog(parent)
    , m_document(parts.document)
    , m_shelf(parts.shelf)
    , m_fetcher(parts.fetcher)
    , m_folders(parts.folders)
    , m_search(new QLineEdit(this))
    , m_list(new ModelList(this))
    , m_note(new QLabel(this))
    , m_use(addButton("useModel", tr("&Use")))
    , m_download(addButton("downloadModel", tr("&Download")))
    , m_remove(addButton("removeModel", tr("&Remove…")))
    , m_openFolder(addButton("openModelFolder", tr("Open &folder")))
    , m_add(addButton("addModelFile", tr("&Add model file…")))
{
    setObjectName(QStringLiteral("modelsDialog"));
    setWindowTitle(tr("Models"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connectParts();
    m_shelf.refresh();
    m_fetcher.refresh();
    refreshRows();
    m_list->select(m_document.model());
    resize(kDefaultSize);
}

void ModelsDialog::build()
{
    m_search->setObjectName(QStringLiteral("modelSearch"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setPlaceholderText(tr("Search by name, source or licence"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("modelNote"));
    m_note->setTextFormat(Qt::PlainText);  // file names may look like markup
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setMinimumHeight(kNoteLines * fontMetrics().lineSpacing());
    m_openFolder->setToolTip(tr("Show where the model lies, in the file manager"));
    m_add->setToolTip(
        tr("Use a checkpoint from where it lies; dropping it on the window does too"));

    QPushButton* close = addButton("closeModels", tr("&Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_use, m_download, m_remove, m_openFolder})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    column->addWidget(new FetchBar(m_fetcher, this));
    column->addLayout(buttons);
    m_use->setDefault(true);
    setTabOrder(m_search, m_list);
    setTabOrder(m_list, m_use);
}

QPushButton* ModelsDialog::addButton(const char* name, const QString& text)
{
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

void ModelsDialog::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, m_list, &ModelList::setSearch);
    connect(m_list, &ModelList::selected, this, &ModelsDialog::refreshButtons);
    connect(m_list, &ModelList::chosen, this, &ModelsDialog::choose);
    connect(&m_shelf, &ModelShelf::listed, this, &ModelsDialog::refreshRows);
    connect(&m_shelf, &ModelShelf::loadingStarted, this, &ModelsDialog::refreshRows);
    connect(&m_shelf, &ModelShelf::loadedChanged, this, &ModelsDialog::refreshRows);
    connect(&m_shelf, &ModelShelf::loadingEnded, this, &ModelsDialog::refreshRows);
    connect(&m_fetcher, &ModelFetcher::offersChanged, this, &ModelsDialog::refreshRows);
    connect(&m_fetcher, &ModelFetcher::fetchChanged, this, &ModelsDialog::refreshButtons);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const auto row = m_list->current())
            use(*row);
    });
    connect(m_download, &QPushButton::clicked, this, [this] {
        if (const auto row = m_list->current())
            m_fetcher.install(row->model);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto row = m_list->current())
            askToRemove(*row);
    });
    connect(m_openFolder, &QPushButton::clicked, this, &ModelsDialog::openFolder);
    connect(m_add, &QPushButton::clicked, this, &ModelsDialog::addWanted);
}

bool ModelsDialog::eventFilter(QObject* watched, QEvent* event)
{
    // From the search straight into the list, as in every search field with a list below.
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_list->setFocus(Qt::TabFocusReason);
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ModelsDialog::refreshRows()
{
    QHash<QString, QString> states;
    if (m_shelf.isLoading())
        states[m_document.model()] = tr("loading");
    else if (m_shelf.loaded())
        states[m_document.model()] = tr("in use");
    m_list->setRows(modelCatalogue(m_shelf, m_fetcher.offers(), m_folders), states);
}

void ModelsDialog::refreshButtons()
{
    const auto row = m_list->current();
    const bool isInUse = row && row->model == m_document.model();
    const bool isAvailable = row && row->group == ModelRow::Group::Available;
    m_use->setEnabled(row && row->isUsable() && !isInUse);
    m_download->setText(row && row->isCached ? tr("&Install") : tr("&Download"));
    m_download->setEnabled(
        isAvailable && !m_fetcher.isBusy() && (row->isCached || m_fetcher.canDownload()));
    m_remove->setEnabled(row && row->isRemovable && !isInUse);
    m_remove->setToolTip(
        isInUse && row->isRemovable ? tr("It is in use: use another model first") : QString());

    QStringList notes;
    if (row)
        notes.append(row->problem.isEmpty() ? row->note : row->problem);
    if (isAvailable && !row->isCached && !m_fetcher.canDownload())
        notes.append(tr("This build of Clipscope cannot download."));
    if (!m_fetcher.offersProblem().isEmpty())
        notes.append(m_fetcher.offersProblem());
    const QString note = notes.join('\n');
    m_note->setText(note);
    m_note->setAccessibleName(tr("About the model: %1").arg(note));
    m_list->setAccessibleDescription(note);
}

void ModelsDialog::use(const ModelRow& row)
{
    m_document.setModel(row.model);
}

void ModelsDialog::choose(const ModelRow& row)
{
    if (row.isUsable())
        use(row);
    else if (m_download->isEnabled())
        m_fetcher.install(row.model);
}

void ModelsDialog::askToRemove(const ModelRow& row)
{
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("removeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Remove model"));
    if (row.isOwnFile) {
        box->setText(tr("Take %1 off the list?").arg(row.title));
        box->setInformativeText(tr("The file itself stays where it is."));
    } else {
        box->setText(tr("Remove %1 from this computer?").arg(row.title));
        box->setInformativeText(tr("Its folder %1 is deleted with everything in it.")
                                    .arg(QDir::toNativeSeparators(row.folder)));
    }
    QPushButton* remove = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("confirmRemove"));
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(remove, &QPushButton::clicked, this, [this, row] {
        if (row.isOwnFile)
            m_shelf.removeOwnFile(row.model);
        else
            m_fetcher.remove(row.model);
    });
    // Bare X servers do not give the keys back.
    connect(box, &QMessageBox::finished, this, &QWidget::activateWindow);
    box->open();
}

void ModelsDialog::openFolder()
{
    const auto row = m_list->current();
    QString folder = row ? row->folder : QString();
    if (folder.isEmpty()) {
        folder = toQString(m_fetcher.folder());
        QDir().mkpath(folder);  // there may be none before the first model
    }
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        m_note->setText(tr("No file manager could be opened. The folder is %1")
                            .arg(QDir::toNativeSeparators(folder)));
}

}  // namespace clipscope::ui
