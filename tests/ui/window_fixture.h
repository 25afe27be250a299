// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/fake_backend.h"
#include "tests/ui/ui_support.h"
#include "ui/canvas/canvas_view.h"
#include "ui/state/settings.h"
#include "ui/state/workbench.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

#include <gtest/gtest.h>

#include <memory>

namespace clipscope::test {

/// The whole window over a fake backend, shown offscreen, with a picture and a finished result.
class WindowTest : public ::testing::Test {
protected:
    /// `parts`: what the workbench gets besides the fake backend.
    explicit WindowTest(ui::Workbench::Parts parts = {});
    ~WindowTest() override;

    void SetUp() override;

    [[nodiscard]] ui::Document& document() { return m_workbench->document(); }
    [[nodiscard]] ui::Explainer& explainer() { return m_workbench->explainer(); }
    [[nodiscard]] ui::CanvasView& canvas() { return m_window->canvas(); }
    [[nodiscard]] QString description() { return canvas().accessibleDescription(); }
    template <typename T>
    [[nodiscard]] T* find(const char* name)
    {
        T* found = m_window->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }

    /// The canvas shows a finished map of what the document asks for.
    [[nodiscard]] bool waitUntilDone();
    /// What the message bar says; empty while it is hidden.
    [[nodiscard]] QString message();
    /// The canvas as it is drawn, once everything pending has been drawn.
    [[nodiscard]] QImage drawn();
    void typePrompt(const QString& text);
    /// Every visible control in `parent` has a name for assistive tools.
    static void expectNamedControls(const QWidget& parent);

    std::shared_ptr<FakeScript> m_script = std::make_shared<FakeScript>();
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Workbench> m_workbench;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace clipscope::test
