// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status_strip.h"

#include "ui/panels/model_tuning.h"
#include "ui/state/truth.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/status_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kProgressWidth = 120;
constexpr int kProgressHeight = 8;

Tone toneOf(RunStage stage)
{
    switch (stage) {
    case RunStage::Running:
    case RunStage::Waiting:
    case RunStage::LoadingModel:
        return Tone::Accent;
    case RunStage::Done:
        return Tone::Good;
    case RunStage::NoModel:
    case RunStage::Cancelled:
    case RunStage::Stopped:
        return Tone::Warning;
    case RunStage::Failed:
        return Tone::Bad;
    case RunStage::Idle:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

/// "GELU (assumed)" where nobody but the default says which activation a model was trained with:
/// the wrong one gives a plausible picture, so that it must be seen. Empty otherwise.
QString assumptionOf(const ModelDescriptor& model)
{
    const auto isAssumed = [](const ModelChoice& choice) {
        return choice.name == "activation" && choice.origin == "default";
    };
    return std::any_of(model.choices.begin(), model.choices.end(), isAssumed)
               ? StatusStrip::tr("%1 (assumed)").arg(titleOf(model.config.activation))
               : QString();
}

}  // namespace

StatusStrip::StatusStrip(const Parts& parts, QWidget* parent)
    : QStatusBar(parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_explainer(parts.explainer)
    , m_fetcher(parts.fetcher)
    , m_idleBank(parts.idleBank)
    , m_state(new StatusChip(this))
    , m_progress(new QProgressBar(this))
    , m_inspector(new ElidedLabel(this))
    , m_truth(new QLabel(this))
    , m_fetch(new QToolButton(this))
    , m_ahead(new QLabel(this))
    , m_zoom(new QLabel(this))
    , m_model(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setSizeGripEnabled(false);
    setContentsMargins(6, 2, 10, 2);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setFixedSize(kProgressWidth, kProgressHeight);
    m_progress->setTextVisible(false);
    m_inspector->setObjectName(QStringLiteral("inspector"));
    m_inspector->setAccessibleName(tr("Under the cursor"));
    m_truth->setObjectName(QStringLiteral("truthOverlap"));
    m_truth->setToolTip(tr("How well the predicted box meets the true one: 1 is perfect"));
    m_fetch->setObjectName(QStringLiteral("fetchStatus"));
    m_fetch->setAutoRaise(true);
    m_ahead->setObjectName(QStringLiteral("workAhead"));
    m_ahead->setToolTip(
        tr("While nothing else is to do, the other channels of this picture are scored, so that "
           "the next prompt is answered at once. Edit > Preferences turns this off."));
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_zoom->setMinimumWidth(QFontMetrics(font()).horizontalAdvance(QStringLiteral("6400 %")));
    m_model->setObjectName(QStringLiteral("modelInForce"));
    m_model->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    // One widget, laid out by hand: the status bar's own messages are not used.
    auto* strip = new QWidget(this);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_state);
    row->addWidget(m_progress);
    row->addWidget(m_inspector, 3);
    row->addWidget(m_truth);
    row->addWidget(m_fetch);
    row->addWidget(m_ahead);
    row->addWidget(m_zoom);
    row->addWidget(m_model, 2);
    addWidget(strip, 1);
    setMinimumHeight(m_state->sizeHint().height() + 8);

    connect(&m_explainer, &Explainer::statusChanged, this, &StatusStrip::refreshState);
    connect(&m_explainer, &Explainer::compositionChanged, this, &StatusStrip::refreshTruth);
    connect(&m_document, &Document::changed, this, [this](Changes changes) {
        if (changes & (Change::Truth | Change::BoxRule | Change::Picture))
            refreshTruth();
    });
    connect(&m_models, &ModelShelf::loadedChanged, this, &StatusStrip::refreshModel);
    connect(&m_fetcher, &ModelFetcher::fetchChanged, this, &StatusStrip::refreshFetch);
    connect(&m_idleBank, &IdleBank::changed, this, &StatusStrip::refreshAhead);
    connect(m_fetch, &QToolButton::clicked, this, &StatusStrip::fetchClicked);
    refreshState();
    refreshModel();
    refreshFetch();
    refreshAhead();
    refreshTruth();
}

void StatusStrip::showProbe(const std::optional<Probe>& probe)
{
    m_inspector->setText(probe ? sentence(*probe) : QString());
    m_inspector->setAccessibleDescription(m_inspector->text());
}

void StatusStrip::showZoom(double zoom)
{
    m_zoom->setText(tr("%1 %").arg(std::lround(zoom * 100)));
    m_zoom->setAccessibleName(tr("Zoom: %1").arg(m_zoom->text()));
}

void StatusStrip::refreshState()
{
    const RunStatus& status = m_explainer.status();
    const bool isLasting =
        status.isBusy() || status.stage == RunStage::NoModel || status.stage == RunStage::Failed;
    const auto stay = isLasting ? StatusChip::Stay::Always : StatusChip::Stay::FiveSeconds;
    m_state->show(sentence(status), toneOf(status.stage), stay);
    QString more = status.step;
    if (status.stage == RunStage::Done && status.seconds)
        more = tr("%1 passes of the image tower").arg(status.passes);
    m_state->setToolTip(more);
    m_progress->setVisible(
        status.stage == RunStage::Running || status.stage == RunStage::LoadingModel);
    m_progress->setRange(
        0, static_cast<int>(status.total));  // 0, 0: busy, but nobody knows how far
    m_progress->setValue(static_cast<int>(status.done));
}

void StatusStrip::refreshModel()
{
    const auto& loaded = m_models.loaded();
    if (!loaded) {
        m_model->clear();
        return;
    }
    const QString threads =
        loaded->threads == 1 ? tr("1 thread") : tr("%1 threads").arg(loaded->threads);
    QStringList parts{QString::fromStdString(loaded->descriptor.files.name)};
    const QString assumption = assumptionOf(loaded->descriptor);
    if (!assumption.isEmpty())
        parts.append(assumption);
    parts.append(QString::fromStdString(loaded->device).toUpper());
    if (loaded->scoresInHalf)
        parts.append(QStringLiteral("bf16"));
    parts.append(threads);
    m_model->setText(parts.join(QStringLiteral(" · ")));
    m_model->setToolTip(
        assumption.isEmpty()
            ? m_model->text()
            : tr("%1\nNothing in the file or beside it says which activation the model was "
                 "trained with. Model > Model details… changes it.")
                  .arg(m_model->text()));
    m_model->setAccessibleName(tr("Model in force: %1").arg(m_model->text()));
}

void StatusStrip::refreshFetch()
{
    const Fetch& fetch = m_fetcher.fetch();
    m_fetch->setVisible(fetch.stage != Fetch::Stage::Idle);
    QString state = fetch.total > 0 ? tr("%1 %").arg(fetch.percent()) : fetch.step;
    if (fetch.stage == Fetch::Stage::Failed)
        state = tr("download failed");
    m_fetch->setText(QStringLiteral("%1: %2").arg(fetch.model, state));
    m_fetch->setToolTip(sentence(fetch));
    m_fetch->setAccessibleName(tr("Download: %1").arg(m_fetch->text()));
}

void StatusStrip::refreshAhead()
{
    const bool isWorking = m_idleBank.state() == IdleBank::State::Working;
    m_ahead->setVisible(isWorking);
    m_ahead->setText(tr("ahead %1 %").arg(static_cast<int>(100 * m_idleBank.progress())));
    m_ahead->setAccessibleName(tr("Work ahead: %1").arg(m_ahead->text()));
}

void StatusStrip::refreshTruth()
{
    const QString text = truthText(m_document.state(), m_explainer.composition());
    m_truth->setText(text);
    m_truth->setVisible(!text.isEmpty());
    m_truth->setAccessibleName(tr("Overlap of true and predicted box: %1").arg(text));
}

}  // namespace clipscope::ui
