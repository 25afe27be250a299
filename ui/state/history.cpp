// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/history.h"

#include "core/saliency/method_info.h"
#include "ui/jobs/thumbnail.h"
#include "ui/state/run_status.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

bool isSameQuestion(const HistoryEntry& entry, const MapLabel& label, const QString& picture)
{
    return entry.state.picture &&
           QString::fromStdString(entry.state.picture->image.id()) == picture &&
           label.key.rfind(answerKey(entry.request, entry.model), 0) == 0;
}

/// The question of `from` in the look of `to`.
DocumentState withQuestion(DocumentState to, const DocumentState& from)
{
    to.picture = from.picture;
    to.stickers = from.stickers;
    to.prompts = from.prompts;
    to.explained = from.explained;
    to.method = from.method;
    to.params = from.params;
    to.k = from.k;
    to.fit = from.fit;
    to.templates = from.templates;
    to.layer = from.layer;
    to.scalar = from.scalar;
    to.seed = from.seed;
    to.model = from.model;
    to.tuned = from.tuned;
    to.channel.reset();
    to.off.clear();
    to.candidate.reset();
    return to;
}

}  // namespace

History::History(Document& document, Explainer& explainer, ModelShelf& models, QObject* parent)
    : QAbstractListModel(parent)
    , m_document(document)
    , m_explainer(explainer)
    , m_models(models)
{
    connect(
        &explainer,
        &Explainer::finished,
        this,
        [this](const SaliencyRequest& request, const ResultPtr& result) {
            m_finished = Finished{request, result};
        });
    connect(&explainer, &Explainer::compositionChanged, this, &History::onComposition);
}

void History::restore(int index)
{
    if (index < 0 || index >= rowCount())
        return;
    const HistoryEntry entry = m_entries[static_cast<std::size_t>(index)];
    m_explainer.keep(entry.request, entry.model, entry.result);
    m_document.setState(withQuestion(m_document.state(), entry.state));
    setCurrent(index);
}

void History::step(int by)
{
    if (canStep(by))
        restore(m_last + by);
}

bool History::canStep(int by) const
{
    const int next = m_last + by;
    return next >= 0 && next < rowCount();
}

void History::setEntries(std::vector<HistoryEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
    m_last = rowCount() - 1;
    setCurrent(-1);
}

int History::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant History::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const HistoryEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
    const MethodInfo& method = findMethod(entry.request.method);
    const QString title = QString::fromStdString(method.title);
    const QString& prompt = entry.state.explainedPrompt();
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1 · %2").arg(prompt, title);
    case Qt::DecorationRole:
        return entry.thumbnail;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("“%1” on %2, %3, k = %4, %5")
            .arg(
                prompt,
                entry.state.picture ? entry.state.picture->title : QString(),
                title,
                QString::number(entry.state.k),
                duration(entry.seconds));
    default:
        return {};
    }
}

void History::onComposition()
{
    const CompositionPtr& composition = m_explainer.composition();
    if (!composition || composition->label.origin != MapOrigin::Complete) {
        setCurrent(-1);
        return;
    }
    const QString picture = QString::fromStdString(composition->picture->image.id());
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const HistoryEntry& entry) {
            return isSameQuestion(entry, composition->label, picture);
        });
    if (found != m_entries.end())
        setCurrent(static_cast<int>(found - m_entries.begin()));
    else if (m_finished)
        add(composition);
    else
        setCurrent(-1);
    m_finished.reset();
}

void History::add(const CompositionPtr& composition)
{
    if (rowCount() == kEntries) {
        beginRemoveRows({}, 0, 0);
        m_entries.erase(m_entries.begin());
        endRemoveRows();
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_entries.push_back(
        {.state = m_document.state(),
         .request = m_finished->request,
         .model = m_models.key(),
         .result = m_finished->result,
         .thumbnail = thumbnailOf(*composition, m_document.opacity()),
         .seconds = m_finished->result->timing.total / 1000});
    endInsertRows();
    setCurrent(row);
}

void History::setCurrent(int index)
{
    if (index >= 0)
        m_last = index;
    if (std::exchange(m_current, index) != index)
        Q_EMIT currentChanged();
}

}  // namespace clipscope::ui
