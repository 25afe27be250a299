// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/method_info.h"
#include "ui/state/document_state.h"

#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;

namespace clipscope::ui {

/// A control for each parameter of a method, made from its ParamSpecs. k is left out: it has its
/// place beside the method.
class ParamForm final : public QWidget {
    Q_OBJECT
public:
    explicit ParamForm(QWidget* parent = nullptr);

    /// Rebuilds the controls if the method is another one, and shows the values.
    void show(const MethodInfo& method, const MethodParams& params);
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }

Q_SIGNALS:
    void edited(const std::string& id, const clipscope::ParamValue& value);

private:
    struct Field {
        const ParamSpec* spec;
        std::function<void(const ParamValue&)> show;
    };

    void rebuild(const MethodInfo& method);
    void addNumber(const ParamSpec& spec, int decimals);
    void addChoice(const ParamSpec& spec);
    void addRow(const ParamSpec& spec, QWidget* control);

    const MethodInfo* m_method = nullptr;
    QFormLayout* m_form;
    std::vector<Field> m_fields;
};

}  // namespace clipscope::ui
