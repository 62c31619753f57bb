// One parameter: a mark where it was changed, its name, its control, and what is wrong with its value.
#pragma once

#include "base/params.h"

#include <QWidget>

class QLabel;

namespace lathe {

class ChangeMark;
class ParamEditor;
struct Schema;

class ParamRow : public QWidget {
    Q_OBJECT
public:
    explicit ParamRow(const ParamSpec& spec, const Schema* schema = nullptr, QWidget* parent = nullptr);

    const ParamSpec& spec() const { return m_spec; }
    const ParamValue& value() const { return m_value; }
    void setValue(const ParamValue& value);
    bool isValid() const { return m_valid; }
    bool isChanged() const { return m_value != m_spec.defaultValue; }
    void setReadOnly(bool readOnly);

signals:
    void changed();

private:
    void edited();
    void update(const QString& problem);

    ParamSpec m_spec;
    ParamValue m_value;
    bool m_valid = true;
    bool m_readOnly = false;
    ChangeMark* m_mark;
    ParamEditor* m_editor;
    QLabel* m_problem;
};

} // namespace lathe
