// The review of labels on the page: the list of doubts, the picture of the current one, what can be done about it.
#pragma once

#include "ui/models/label_review.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace lathe {

class Card;
class DoubtList;
class DoubtView;
class ThumbnailLoader;

class ReviewPanel : public QWidget {
    Q_OBJECT
public:
    ReviewPanel(const PageContext& context, Labelling& labelling, LiveLoop& live, LabelReview& review, ThumbnailLoader& thumbnails, QWidget* parent = nullptr);

    /// What keys do, too.
    void take();
    void keep();
    void step(int rows);
    /// The picture of the current doubt; -1: none.
    std::int64_t item() const;
    /// The doubt of that picture, where there is one.
    void showItem(std::size_t item);
    /// The current doubt is of the class of the picture: a class key mends it.
    bool isOfClass() const;
    /// Keys may have been chosen anew.
    void refreshKeys();
    void focusList();
    bool isSettling() const;

signals:
    /// Another doubt is in hand: its picture is the one that class keys mean.
    void itemChanged();
    void openWanted();
    void backboneWanted();

private:
    QWidget* makeDoubt(const PageContext& context);
    void refresh();
    void showDoubt();

    Labelling& m_labelling;
    LiveLoop& m_live;
    LabelReview& m_review;
    QStackedLayout* m_stack; ///< what to do first, or the list
    QLabel* m_emptyTitle;
    QLabel* m_emptyText;
    QLabel* m_state;
    QLabel* m_accuracy;
    QPushButton* m_run;
    QPushButton* m_first;
    QPushButton* m_backbone;
    DoubtList* m_list;
    DoubtView* m_view;
    QLabel* m_reason;
    QPushButton* m_take;
    QPushButton* m_keep;
    QPushButton* m_open;
};

} // namespace lathe
