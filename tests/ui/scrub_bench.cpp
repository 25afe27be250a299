// SPDX-License-Identifier: GPL-3.0-or-later
// How smoothly the whole window follows a slider, on a picture of 12 megapixels with a result of
// 3072 channels: pictures per second, and how long the GUI thread was busy without a break. The
// display is none, so what a graphics driver does on top is not in it. Prints, asserts no time.
#include "tests/ui/window_fixture.h"

#include <QAbstractEventDispatcher>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QTimer>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

namespace clipscope::test {
namespace {

constexpr int kChannels = 3072;
constexpr int kSteps = 60;
constexpr int kStepMs = 16;  // as a mouse moves

/// Notes how long the event loop works between two rests, and how often a widget is painted.
class LoopWatch final : public QObject {
public:
    explicit LoopWatch(QObject& painted)
    {
        painted.installEventFilter(this);
        auto* loop = QAbstractEventDispatcher::instance();
        connect(loop, &QAbstractEventDispatcher::awake, this, [this] { m_clock.start(); });
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] { rest(); });
    }
    void clear()
    {
        m_busy.clear();
        m_paints = 0;
    }
    void rest()
    {
        if (m_clock.isValid())
            m_busy.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
        m_clock.invalidate();
    }
    /// Starts a stretch of work where no event does.
    void work() { m_clock.start(); }
    [[nodiscard]] int paints() const { return m_paints; }
    [[nodiscard]] double longest(double share) const
    {
        std::vector<double> sorted = m_busy;
        std::sort(sorted.begin(), sorted.end());
        if (sorted.empty())
            return 0;
        return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_paints += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    QElapsedTimer m_clock;
    std::vector<double> m_busy;
    int m_paints = 0;
};

class ScrubBench : public WindowTest {
protected:
    ScrubBench() { m_script->channels = kChannels; }

    void SetUp() override
    {
        WindowTest::SetUp();
        m_window->resize(1600, 1000);
        document().setPicture(gradientPicture(4000, 3000));
        ASSERT_TRUE(waitUntilDone());
        document().setK(kChannels);
        ASSERT_TRUE(waitUntilDone());
        m_script->explains = 0;
    }

    /// QTest::qWait() would not let the event loop sleep.
    static void rest(int ms)
    {
        QEventLoop loop;
        QTimer::singleShot(ms, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }

    /// `change(i)` for every step; prints what became of it.
    void scrub(const std::string& what, const std::function<void(int)>& change)
    {
        LoopWatch watch(*canvas().viewport());
        rest(300);
        watch.clear();
        int compositions = 0;
        const auto counting = QObject::connect(
            &explainer(), &ui::Explainer::compositionChanged, &watch, [&] { ++compositions; });
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < kSteps; ++i) {
            watch.work();
            change(i);
            watch.rest();
            rest(kStepMs);
        }
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        QObject::disconnect(counting);
        std::cout << std::left << std::setw(16) << what << std::right << std::fixed
                  << std::setprecision(1) << std::setw(7) << compositions / seconds << " maps/s"
                  << std::setw(7) << watch.paints() / seconds << " paints/s, GUI thread busy"
                  << std::setw(7) << watch.longest(0.5) << " ms (median)" << std::setw(7)
                  << watch.longest(0.95) << " ms (95 %)" << std::setw(7) << watch.longest(1)
                  << " ms (longest)\n";
    }
};

TEST_F(ScrubBench, OneSliderAfterTheOther)
{
    scrub("k", [this](int i) { document().setK(kChannels - 37 * i); });
    EXPECT_EQ(m_script->explains, 0) << "nothing is computed anew for a smaller k";
    scrub("threshold", [this](int i) {
        document().setThreshold({Threshold::Kind::Fixed, 0.2 + 0.01 * i});
    });
    scrub("opacity", [this](int i) { document().setOpacity(0.2 + 0.01 * i); });
    scrub("channel shown", [this](int i) { document().setChannel(i); });
}

}  // namespace
}  // namespace clipscope::test
