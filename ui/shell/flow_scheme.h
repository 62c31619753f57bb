// A drawn scheme: a chain of steps, and the ways that lead from the last one.
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace lathe {

struct FlowNode {
    enum class Look { Done, Next, Later } look = Look::Later;
    QString icon;
    QString title;
    QString text;
};

class FlowScheme : public QWidget {
    Q_OBJECT
public:
    explicit FlowScheme(QWidget* parent = nullptr);
    void setNodes(std::vector<FlowNode> chain, std::vector<FlowNode> ways);
    QSize minimumSizeHint() const override { return {360, 300}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<FlowNode> m_chain;
    std::vector<FlowNode> m_ways;
};

} // namespace lathe
