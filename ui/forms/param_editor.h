// The control of one parameter. Its text can be anything while a person types; `read` judges it.
#pragma once

#include "base/params.h"

#include <QString>
#include <QWidget>

namespace lathe {

struct Schema;

class ParamEditor : public QWidget {
    Q_OBJECT
public:
    /// The control that fits the type: a switch, a number field, a list, a text, a file, columns.
    /// `schema` has the columns that can be chosen; it is not kept. Null: names are typed.
    static ParamEditor* make(const ParamSpec& spec, const Schema* schema, QWidget* parent);

    /// The value, or why there is none.
    virtual Result<ParamValue> read() const = 0;
    virtual void show(const ParamValue& value) = 0;
    virtual void setReadOnly(bool readOnly) = 0;
    virtual QWidget* control() const = 0;

signals:
    void edited();

protected:
    using QWidget::QWidget;
};

} // namespace lathe
