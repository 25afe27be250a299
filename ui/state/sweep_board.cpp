// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/sweep_board.h"

#include "core/base/error.h"
#include "core/export/csv.h"
#include "ui/state/score_board.h"

#include <QLocale>

#include <algorithm>
#include <string_view>
#include <utility>

namespace clipscope::ui {
namespace {

/// False where points have no number that they could be ordered by.
bool isOnLine(SweepKind kind)
{
    return kind != SweepKind::Position && kind != SweepKind::Text;
}

double valueAt(const SweepPlan& plan, std::size_t index)
{
    if (plan.count < 2)
        return plan.from;
    return plan.from + (plan.to - plan.from) * double(index) / double(plan.count - 1);
}

QString valueText(SweepKind kind, double value)
{
    const QLocale locale;
    if (kind == SweepKind::Opacity)
        return SweepBoard::tr("%1 %").arg(locale.toString(100 * value, 'f', 0));
    const QString number = locale.toString(value, 'f', 1);
    return kind == SweepKind::Rotation ? SweepBoard::tr("%1°").arg(number)
                                       : SweepBoard::tr("%1 %").arg(number);
}

}  // namespace

SweepBoard::SweepBoard(Document& document, ModelShelf& models, EngineLane& lane, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_models(models)
    , m_lane(lane)
{
    connect(&lane, &EngineLane::probed, this, &SweepBoard::onProbed);
    connect(&lane, &EngineLane::failed, this, [this](Task task, const Failure& failure) {
        if (task != Task::Sweep || !m_isAsked)
            return;
        stop();
        Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text)});
    });
    connect(&models, &ModelShelf::loadingStarted, this, &SweepBoard::stop);
    connect(&document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Picture | Change::Prompts | Change::Fit | Change::Reading))
            stop();
    });
}

void SweepBoard::start(const SweepPlan& plan, const std::string& id)
{
    stop();
    const auto& stickers = m_document.stickers();
    const auto sticker = std::find_if(
        stickers.begin(), stickers.end(), [&id](const Sticker& each) { return each.id == id; });
    const QStringList prompts = askable(m_document.prompts());
    if (sticker == stickers.end() || !m_models.loaded() || prompts.isEmpty())
        return;
    try {
        checkSweepPlan(plan);
    } catch (const Error& error) {
        Q_EMIT noticed({Notice::Kind::Warning, QString::fromUtf8(error.what())});
        return;
    }
    m_plan = plan;
    m_id = id;
    m_prompts = prompts;
    m_points.clear();
    m_total = static_cast<int>(plan.size());
    m_probe = {
        .stickers = stickers,
        .swept = static_cast<std::size_t>(sticker - stickers.begin()),
        .plan = plan,
        .index = 0};
    m_probe.stickers[m_probe.swept].visible = true;
    m_request.emplace(ScoreRequest{
        .image = m_document.state().photo()->image, .fit = m_document.fit(), .prompts = {}});
    for (const QString& text : prompts)
        m_request->prompts.push_back(text.toStdString());
    for (const QString& text : m_document.state().templates)
        m_request->templates.push_back(text.toStdString());
    m_isRunning = true;
    Q_EMIT changed();
    next();
}

void SweepBoard::stop()
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_isAsked = false;
    m_lane.cancel(Task::Sweep);
    Q_EMIT changed();
}

void SweepBoard::next()
{
    if (!m_isRunning)
        return;
    if (static_cast<int>(m_points.size()) == m_total) {
        m_isRunning = false;
        Q_EMIT changed();
        return;
    }
    // One at a time, so that whatever the user waits for comes in between.
    m_probe.index = m_points.size();
    m_isAsked = true;
    m_lane.probe(*m_request, m_probe);
}

void SweepBoard::onProbed(const SweepPoint& point)
{
    if (!std::exchange(m_isAsked, false))
        return;
    m_points.push_back(point);
    m_points.back().value = isOnLine(m_plan.kind) ? valueAt(m_plan, point.index) : 0;
    Q_EMIT changed();
    next();
}

QString SweepBoard::labelOf(std::size_t index) const
{
    if (m_plan.kind == SweepKind::Text)
        return QString::fromStdString(m_plan.texts.at(index));
    if (m_plan.kind == SweepKind::Position) {
        const auto columns = static_cast<std::size_t>(std::max(1, m_plan.columns));
        return tr("column %1, row %2").arg(index % columns + 1).arg(index / columns + 1);
    }
    return valueText(m_plan.kind, valueAt(m_plan, index));
}

std::vector<FlipPoint> SweepBoard::flips() const
{
    return flipPoints(m_plan.kind, m_points);
}

void SweepBoard::apply(int point)
{
    if (point < 0 || point >= static_cast<int>(m_points.size()))
        return;
    const Sticker& setting = m_points[static_cast<std::size_t>(point)].sticker;
    m_document.edit([this, &setting](DocumentState& state) {
        for (Sticker& sticker : state.stickers)
            if (sticker.id == m_id)
                sticker = setting;
    });
}

std::string SweepBoard::csv() const
{
    using csv::cell;
    std::string table = csv::line(
        {"point", "setting", "x", "y", "prompt", "cosine", "logit", "probability", "top"});
    for (const SweepPoint& point : m_points) {
        const Point centre = centreOf(point.sticker);
        const std::string name = labelOf(point.index).toStdString();
        for (std::size_t row = 0; row < point.scores.size(); ++row) {
            const PromptScore& score = point.scores[row];
            table += csv::line(
                {cell(static_cast<int>(point.index) + 1),
                 isOnLine(m_plan.kind) ? cell(point.value) : cell(std::string_view(name)),
                 cell(centre.x),
                 cell(centre.y),
                 cell(std::string_view(score.text)),
                 cell(score.cosine),
                 cell(score.logit),
                 score.probability ? cell(*score.probability) : std::string(),
                 cell(row == point.top ? 1 : 0)});
        }
    }
    return table;
}

QString SweepBoard::summary() const
{
    if (m_points.empty())
        return {};
    const int done = static_cast<int>(m_points.size());
    const QString count =
        done < m_total ? tr("%1 of %2 points.").arg(done).arg(m_total) : tr("%1 points.").arg(done);
    const auto prompt = [this](std::size_t row) { return m_prompts.value(static_cast<int>(row)); };
    QStringList parts;
    if (!isOnLine(m_plan.kind)) {
        for (std::size_t row = 0; row < static_cast<std::size_t>(m_prompts.size()); ++row) {
            const auto wins =
                std::count_if(m_points.begin(), m_points.end(), [row](const SweepPoint& point) {
                    return point.top == row;
                });
            if (wins > 0)
                parts.append(tr("“%1” %2").arg(prompt(row)).arg(wins));
        }
        return count + ' ' + tr("Top prompt: %1.").arg(parts.join(QStringLiteral(", ")));
    }
    for (const FlipPoint& flip : flips())
        parts.append(
            tr("“%1” → “%2” at %3")
                .arg(prompt(flip.before), prompt(flip.after), valueText(m_plan.kind, flip.value)));
    if (parts.isEmpty())
        return count + ' ' +
               tr("The top prompt is “%1” throughout.").arg(prompt(m_points.front().top));
    return count + ' ' + tr("Flips: %1.").arg(parts.join(QStringLiteral(", ")));
}

}  // namespace clipscope::ui
