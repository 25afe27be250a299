// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/model_fetcher.h"

#include "ui/jobs/throttle.h"
#include "ui/state/model_catalogue.h"
#include "ui/state/run_status.h"
#include "ui/state/tr.h"

#include <QMetaObject>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kShortestGuess = 1;  // seconds of a step before its rate means anything

std::vector<Offer> offersOf(const ModelStore& store)
{
    std::vector<Offer> offers;
    for (const KnownModel& model : store.known())
        offers.push_back(
            {.model = model,
             .isInstalled = store.isInstalled(model),
             .cached = store.findCached(model)});
    return offers;
}

}  // namespace

int Fetch::percent() const
{
    return total > 0 ? static_cast<int>(std::clamp<std::int64_t>(100 * done / total, 0, 100)) : 0;
}

QString sentence(const Fetch& fetch)
{
    switch (fetch.stage) {
    case Fetch::Stage::Idle:
        return {};
    case Fetch::Stage::Failed:
        return tr("%1 could not be installed: %2").arg(fetch.model, fetch.problem);
    case Fetch::Stage::Running:
        break;
    }
    QStringList parts{fetch.model, fetch.step.isEmpty() ? tr("starting") : fetch.step};
    if (fetch.total > 0) {
        parts.append(tr("%1 of %2").arg(dataSize(fetch.done), dataSize(fetch.total)));
        parts.append(tr("%1 %").arg(fetch.percent()));
    } else if (fetch.done > 0) {
        parts.append(dataSize(fetch.done));
    }
    if (fetch.secondsLeft)
        parts.append(tr("%1 left").arg(duration(*fetch.secondsLeft)));
    return parts.join(QStringLiteral(" · "));
}

/// Carries the progress of one installation to the GUI thread, throttled.
class ModelFetcher::Sink final : public RunSink {
public:
    Sink(ModelFetcher& fetcher, JobQueue::JobId id) : m_fetcher(fetcher), m_id(id) {}

    void progress(const Progress& progress) override
    {
        if (!m_throttle.mayPass())
            return;
        ModelFetcher* fetcher = &m_fetcher;
        m_fetcher.post([fetcher, id = m_id, progress, receipt = m_throttle.receipt()] {
            *receipt = false;
            if (fetcher->m_newest == id)
                fetcher->onProgress(progress);
        });
    }
    void partial(const NativeMap&, const Progress&) override {}

private:
    ModelFetcher& m_fetcher;
    JobQueue::JobId m_id;
    Throttle m_throttle;
};

ModelFetcher::ModelFetcher(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

ModelFetcher::~ModelFetcher() = default;

void ModelFetcher::refresh()
{
    if (m_parts.manifest.empty())
        return;
    m_errands.submit("look", [this](JobQueue::JobId, const std::stop_token&) {
        Deliver deliver;
        try {
            const ModelStore store(m_parts.manifest, m_parts.folder);
            deliver = [this, offers = offersOf(store)] { take(offers); };
        } catch (...) {
            deliver = [this, failure = describeCurrentException()] {
                m_offersProblem = QString::fromStdString(failure.text);
                take({});
            };
        }
        post(std::move(deliver));
    });
}

void ModelFetcher::install(const QString& name)
{
    const KnownModel* known = find(name);
    if (isBusy() || !known)
        return;
    m_fetch = {.stage = Fetch::Stage::Running, .model = name, .step = {}, .problem = {}};
    m_fetch.total = known->bytes;
    m_stepClock.invalidate();
    m_newest = m_installations.submit(
        "install", [this, model = *known](JobQueue::JobId id, const std::stop_token& stop) {
            Sink sink(*this, id);
            Deliver deliver;
            try {
                const RunContext context(stop, &sink);
                ModelStore store(m_parts.manifest, m_parts.folder);
                const auto downloader =
                    m_parts.downloader ? m_parts.downloader() : std::unique_ptr<Downloader>();
                deliver = [this, done = store.install(model, downloader.get(), context)] {
                    onInstalled(done);
                };
            } catch (const Cancelled&) {
                deliver = [this] { setIdle(); };
            } catch (...) {
                deliver = [this, failure = describeCurrentException()] { onFailed(failure); };
            }
            post([this, id, deliver = std::move(deliver)] {
                if (id == m_newest)
                    deliver();
            });
        });
    Q_EMIT fetchChanged();
}

void ModelFetcher::cancel()
{
    m_installations.cancel("install");  // it answers when it has stopped
}

void ModelFetcher::dismiss()
{
    if (m_fetch.stage == Fetch::Stage::Failed)
        setIdle();
}

void ModelFetcher::remove(const QString& name)
{
    m_errands.submit(
        "remove " + name.toStdString(), [this, name](JobQueue::JobId, const std::stop_token&) {
            Deliver deliver;
            try {
                ModelStore store(m_parts.manifest, m_parts.folder);
                store.remove(name.toStdString());
                deliver = [this, name] {
                    refresh();
                    Q_EMIT removed(name);
                };
            } catch (...) {
                deliver = [this, failure = describeCurrentException()] {
                    Q_EMIT noticed({Notice::Kind::Error, QString::fromStdString(failure.text)});
                };
            }
            post(std::move(deliver));
        });
}

void ModelFetcher::take(std::vector<Offer> offers)
{
    if (!offers.empty())
        m_offersProblem.clear();
    m_offers = std::move(offers);
    Q_EMIT offersChanged();
}

void ModelFetcher::onProgress(const Progress& progress)
{
    const QString step = QString::fromStdString(progress.stage);
    if (step != m_fetch.step || !m_stepClock.isValid()) {
        m_fetch.step = step;
        m_stepClock.start();
        m_stepStart = progress.done;
    }
    m_fetch.done = progress.done;
    m_fetch.total = progress.total;
    const double elapsed = static_cast<double>(m_stepClock.elapsed()) / 1000;
    const auto gained = static_cast<double>(progress.done - m_stepStart);
    m_fetch.secondsLeft.reset();
    if (elapsed > kShortestGuess && gained > 0 && progress.total > progress.done)
        m_fetch.secondsLeft =
            elapsed * static_cast<double>(progress.total - progress.done) / gained;
    Q_EMIT fetchChanged();
}

void ModelFetcher::onInstalled(const Installation& installation)
{
    const QString name = m_fetch.model;
    for (Offer& offer : m_offers)
        if (offer.model.name == name.toStdString())
            offer.isInstalled = true;
    setIdle();
    Q_EMIT offersChanged();
    Q_EMIT installed(name, installation);
}

void ModelFetcher::onFailed(const Failure& failure)
{
    m_fetch.stage = Fetch::Stage::Failed;
    m_fetch.problem = QString::fromStdString(failure.text);
    Q_EMIT fetchChanged();
}

void ModelFetcher::setIdle()
{
    m_fetch = {.stage = Fetch::Stage::Idle, .model = m_fetch.model, .step = {}, .problem = {}};
    Q_EMIT fetchChanged();
}

const KnownModel* ModelFetcher::find(const QString& name) const
{
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&name](const Offer& offer) {
        return offer.model.name == name.toStdString();
    });
    return found == m_offers.end() ? nullptr : &found->model;
}

void ModelFetcher::post(Deliver deliver)
{
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

}  // namespace clipscope::ui
