// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/param_form.h"

#include "ui/widgets/slider_spin.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <cmath>

namespace clipscope::ui {
namespace {

QString objectNameOf(const ParamSpec& spec)
{
    return QStringLiteral("param_") + QString::fromStdString(spec.id);
}

bool isWhole(const ParamSpec& spec)
{
    return std::holds_alternative<std::int64_t>(spec.fallback);
}

/// Digits after the point so that the range has at least a few hundred steps.
int decimalsFor(const ParamSpec& spec)
{
    const double span = spec.maximum - spec.minimum;
    return span <= 2 ? 3 : span <= 20 ? 2 : 1;
}

}  // namespace

ParamForm::ParamForm(QWidget* parent) : QWidget(parent), m_form(new QFormLayout(this))
{
    setObjectName(QStringLiteral("methodParameters"));
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(10);
    m_form->setVerticalSpacing(4);
}

void ParamForm::show(const MethodInfo& method, const MethodParams& params)
{
    if (&method != m_method)
        rebuild(method);
    for (const Field& field : m_fields) {
        const auto given = params.find(field.spec->id);
        field.show(given == params.end() ? field.spec->fallback : given->second);
    }
}

void ParamForm::rebuild(const MethodInfo& method)
{
    m_method = &method;
    m_fields.clear();
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const ParamSpec& spec : method.params) {
        if (spec.id == "k")
            continue;
        if (std::holds_alternative<std::string>(spec.fallback))
            addChoice(spec);
        else
            addNumber(spec, isWhole(spec) ? 0 : decimalsFor(spec));
    }
}

void ParamForm::addNumber(const ParamSpec& spec, int decimals)
{
    auto* control =
        new SliderSpin(objectNameOf(spec), QString::fromStdString(spec.title), decimals, this);
    control->setRange(spec.minimum, spec.maximum);
    addRow(spec, control);
    const std::string id = spec.id;
    const bool whole = isWhole(spec);
    connect(control, &SliderSpin::edited, this, [this, id, whole](double value) {
        Q_EMIT edited(
            id,
            whole ? ParamValue(static_cast<std::int64_t>(std::llround(value))) : ParamValue(value));
    });
    m_fields.push_back({&spec, [control, whole](const ParamValue& value) {
                            control->setValue(
                                whole ? static_cast<double>(std::get<std::int64_t>(value))
                                      : std::get<double>(value));
                        }});
}

void ParamForm::addChoice(const ParamSpec& spec)
{
    auto* control = new QComboBox(this);
    control->setObjectName(objectNameOf(spec));
    control->setAccessibleName(QString::fromStdString(spec.title));
    control->setAccessibleDescription(QString::fromStdString(spec.help));
    for (const std::string& choice : spec.choices)
        control->addItem(QString::fromStdString(choice));
    addRow(spec, control);
    const std::string id = spec.id;
    connect(control, &QComboBox::activated, this, [this, control, id](int index) {
        Q_EMIT edited(id, control->itemText(index).toStdString());
    });
    m_fields.push_back({&spec, [control](const ParamValue& value) {
                            const QSignalBlocker quiet(control);
                            control->setCurrentText(
                                QString::fromStdString(std::get<std::string>(value)));
                        }});
}

void ParamForm::addRow(const ParamSpec& spec, QWidget* control)
{
    auto* label = new QLabel(QString::fromStdString(spec.title), this);
    label->setBuddy(control);
    const QString help = QString::fromStdString(spec.help);
    label->setToolTip(help);
    control->setToolTip(help);
    m_form->addRow(label, control);
}

}  // namespace clipscope::ui
