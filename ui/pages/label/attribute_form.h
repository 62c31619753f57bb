// The attributes that a class asks of its annotations: text, number, choice, flag; required ones are marked.
#pragma once

#include "data/annotation.h"

#include <QWidget>

class QFormLayout;

namespace lathe {

class AttributeForm : public QWidget {
    Q_OBJECT
public:
    explicit AttributeForm(QWidget* parent = nullptr);
    /// Fields that the class does not ask for, but the annotation has, are shown too.
    void setAttributes(const std::vector<AttributeSpec>& specs, const Attributes& attributes);
    /// Names of required attributes without a value.
    static std::vector<std::string> missing(const std::vector<AttributeSpec>& specs, const Attributes& attributes);

signals:
    void changed(const Attributes& attributes);

private:
    QWidget* editorOf(const AttributeSpec& spec);
    void set(const std::string& name, std::optional<AttributeValue> value);

    QFormLayout* m_form;
    std::vector<AttributeSpec> m_specs;
    Attributes m_attributes;
};

} // namespace lathe
