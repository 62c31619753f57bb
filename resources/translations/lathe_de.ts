<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
    <context>
        <name>Backend</name>
        <message>
            <source>Log loss</source>
            <translation>Log-Verlust</translation>
        </message>
        <message>
            <source>The mean of −ln p, where p is the probability given to the true class. Sure mistakes cost most; 0 is perfect.</source>
            <translation>Der Mittelwert von −ln p, wobei p die Wahrscheinlichkeit ist, die der wahren Klasse gegeben wurde. Sichere Fehler kosten am meisten; 0 ist perfekt.</translation>
        </message>
        <message>
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <source>The share of the target's variance that the predictions explain: 1 is perfect, 0 is no better than the mean, below 0 is worse.</source>
            <translation>Der Anteil der Varianz des Ziels, den die Vorhersagen erklären: 1 ist perfekt, 0 nicht besser als der Mittelwert, unter 0 schlechter.</translation>
        </message>
        <message>
            <source>ROC AUC</source>
            <translation>ROC-AUC</translation>
        </message>
        <message>
            <source>The chance that an item of a class gets a higher probability for it than an item of another class; the mean over the classes. 0.5 is guessing.</source>
            <translation>Die Chance, dass ein Eintrag einer Klasse eine höhere Wahrscheinlichkeit für sie bekommt als ein Eintrag einer anderen Klasse; Mittelwert über die Klassen. 0,5 ist Raten.</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Which file of an archive or a folder; empty: the only one</source>
            <translation>Welche Datei eines Archivs oder Ordners; leer: die einzige</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Zeichenkodierung</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>UTF-8</source>
            <translation>UTF-8</translation>
        </message>
        <message>
            <source>UTF-16, little end first</source>
            <translation>UTF-16, niederwertiges Byte zuerst</translation>
        </message>
        <message>
            <source>UTF-16, big end first</source>
            <translation>UTF-16, höherwertiges Byte zuerst</translation>
        </message>
        <message>
            <source>Windows-1252</source>
            <translation>Windows-1252</translation>
        </message>
        <message>
            <source>Latin-1</source>
            <translation>Latin-1</translation>
        </message>
        <message>
            <source>How letters are stored</source>
            <translation>Wie Buchstaben gespeichert sind</translation>
        </message>
        <message>
            <source>Decimal sign</source>
            <translation>Dezimalzeichen</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>Punkt</translation>
        </message>
        <message>
            <source>Comma</source>
            <translation>Komma</translation>
        </message>
        <message>
            <source>What stands before the fraction of a number</source>
            <translation>Was vor den Nachkommastellen einer Zahl steht</translation>
        </message>
        <message>
            <source>Thousands</source>
            <translation>Tausendertrennung</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Ohne</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leerzeichen</translation>
        </message>
        <message>
            <source>Apostrophe</source>
            <translation>Apostroph</translation>
        </message>
        <message>
            <source>What stands between groups of three digits</source>
            <translation>Was zwischen Gruppen von drei Ziffern steht</translation>
        </message>
        <message>
            <source>Missing values</source>
            <translation>Fehlende Werte</translation>
        </message>
        <message>
            <source>Words that stand for a missing value, with commas between them; automatic: NA, N/A, NaN, null, None, ?, - and the like. Empty cells always are missing</source>
            <translation>Wörter, die für einen fehlenden Wert stehen, durch Kommas getrennt; automatic: NA, N/A, NaN, null, None, ?, - und dergleichen. Leere Zellen fehlen immer</translation>
        </message>
        <message>
            <source>Dates</source>
            <translation>Datumsangaben</translation>
        </message>
        <message>
            <source>Year-month-day (ISO 8601)</source>
            <translation>Jahr-Monat-Tag (ISO 8601)</translation>
        </message>
        <message>
            <source>Day, month, year</source>
            <translation>Tag, Monat, Jahr</translation>
        </message>
        <message>
            <source>Month, day, year</source>
            <translation>Monat, Tag, Jahr</translation>
        </message>
        <message>
            <source>Year, month, day</source>
            <translation>Jahr, Monat, Tag</translation>
        </message>
        <message>
            <source>The order of day, month and year</source>
            <translation>Die Reihenfolge von Tag, Monat und Jahr</translation>
        </message>
        <message>
            <source>Types</source>
            <translation>Typen</translation>
        </message>
        <message>
            <source>Types of columns that are not to be found out: zip=text, price=numeric. The types are numeric, categorical, text, time and boolean</source>
            <translation>Typen von Spalten, die nicht selbst erkannt werden sollen: zip=text, price=numeric. Es gibt die Typen numeric, categorical, text, time und boolean</translation>
        </message>
        <message>
            <source>ARFF</source>
            <translation>ARFF</translation>
        </message>
        <message>
            <source>Weka's format: @relation, @attribute and @data</source>
            <translation>Das Format von Weka: @relation, @attribute und @data</translation>
        </message>
        <message>
            <source>The file; empty: the only one</source>
            <translation>Die Datei; leer: die einzige</translation>
        </message>
        <message>
            <source>CIFAR binary</source>
            <translation>CIFAR, binär</translation>
        </message>
        <message>
            <source>Files data_batch_*.bin and test_batch.bin of CIFAR-10, or train.bin and test.bin of CIFAR-100</source>
            <translation>Dateien data_batch_*.bin und test_batch.bin von CIFAR-10 oder train.bin und test.bin von CIFAR-100</translation>
        </message>
        <message>
            <source>CSV, TSV</source>
            <translation>CSV, TSV</translation>
        </message>
        <message>
            <source>Text with a comma, a tab, a semicolon or any other sign between the cells; also in .gz, .zip and .tar</source>
            <translation>Text mit einem Komma, Tabulator, Semikolon oder anderen Zeichen zwischen den Zellen; auch in .gz, .zip und .tar</translation>
        </message>
        <message>
            <source>Delimiter</source>
            <translation>Trennzeichen</translation>
        </message>
        <message>
            <source>The sign between cells: one character, or comma, semicolon, tab, pipe, space (any number of blanks)</source>
            <translation>Das Zeichen zwischen den Zellen: ein einzelnes Zeichen oder comma, semicolon, tab, pipe, space (beliebig viele Leerzeichen)</translation>
        </message>
        <message>
            <source>First row names the columns</source>
            <translation>Erste Zeile nennt die Spalten</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Whether the first row holds names</source>
            <translation>Ob die erste Zeile Namen enthält</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>Anführungszeichen</translation>
        </message>
        <message>
            <source>The sign around cells that hold the delimiter; none: there is no such sign</source>
            <translation>Das Zeichen um Zellen, die das Trennzeichen enthalten; none: es gibt keines</translation>
        </message>
        <message>
            <source>Remarks begin with</source>
            <translation>Anmerkungen beginnen mit</translation>
        </message>
        <message>
            <source>Lines that begin with this sign are left out; none: there are none</source>
            <translation>Zeilen, die mit diesem Zeichen beginnen, werden ausgelassen; none: es gibt keine</translation>
        </message>
        <message>
            <source>Lines to skip</source>
            <translation>Übersprungene Zeilen</translation>
        </message>
        <message>
            <source>How many lines at the beginning do not belong to the table</source>
            <translation>Wie viele Zeilen am Anfang nicht zur Tabelle gehören</translation>
        </message>
        <message>
            <source>Fixed width</source>
            <translation>Feste Breite</translation>
        </message>
        <message>
            <source>Text whose columns stand one below the other, with blanks between them</source>
            <translation>Text, dessen Spalten untereinander stehen, mit Leerzeichen dazwischen</translation>
        </message>
        <message>
            <source>Widths</source>
            <translation>Breiten</translation>
        </message>
        <message>
            <source>The columns' widths in letters, with commas between them; automatic: where all lines have blanks</source>
            <translation>Die Breiten der Spalten in Zeichen, durch Kommas getrennt; automatic: wo alle Zeilen Leerzeichen haben</translation>
        </message>
        <message>
            <source>IDX (MNIST)</source>
            <translation>IDX (MNIST)</translation>
        </message>
        <message>
            <source>Files *-images-idx3-ubyte with *-labels-idx1-ubyte beside them, also as .gz</source>
            <translation>Dateien *-images-idx3-ubyte mit *-labels-idx1-ubyte daneben, auch als .gz</translation>
        </message>
        <message>
            <source>folders of pictures</source>
            <translation>Ordner mit Bildern</translation>
        </message>
        <message>
            <source>Each sub-folder is a class; folders train, validation and test above them are the parts</source>
            <translation>Jeder Unterordner ist eine Klasse; Ordner train, validation und test darüber sind die Teile</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <source>How deeply nested objects become columns of their own, named with dots. What lies deeper, and every array, stays JSON text</source>
            <translation>Wie tief verschachtelte Objekte zu eigenen Spalten werden, mit Punkten im Namen. Was tiefer liegt, und jede Liste, bleibt JSON-Text</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>An array of objects or of arrays, an object of arrays, or an object with an array of records inside</source>
            <translation>Eine Liste von Objekten oder Listen, ein Objekt aus Listen oder ein Objekt mit einer Liste von Datensätzen darin</translation>
        </message>
        <message>
            <source>The file, or inside a file the keys with dots that lead to the array of records. Empty: the only one</source>
            <translation>Die Datei oder, innerhalb einer Datei, die Schlüssel mit Punkten, die zur Liste der Datensätze führen. Leer: die einzige</translation>
        </message>
        <message>
            <source>JSON lines</source>
            <translation>JSON-Zeilen</translation>
        </message>
        <message>
            <source>One JSON object or array a line (.jsonl, .ndjson)</source>
            <translation>Ein JSON-Objekt oder eine JSON-Liste je Zeile (.jsonl, .ndjson)</translation>
        </message>
        <message>
            <source>OpenDocument spreadsheet</source>
            <translation>OpenDocument-Tabelle</translation>
        </message>
        <message>
            <source>A sheet of an .ods file</source>
            <translation>Ein Blatt einer .ods-Datei</translation>
        </message>
        <message>
            <source>Orange .tab</source>
            <translation>Orange .tab</translation>
        </message>
        <message>
            <source>Tab-separated, with types and roles in its header</source>
            <translation>Durch Tabulatoren getrennt, mit Typen und Rollen im Kopf</translation>
        </message>
        <message>
            <source>Parquet and Arrow</source>
            <translation>Parquet und Arrow</translation>
        </message>
        <message>
            <source>Known, but not read yet: convert such a file to CSV or SQLite first</source>
            <translation>Erkannt, aber noch nicht lesbar: eine solche Datei zuerst in CSV oder SQLite umwandeln</translation>
        </message>
        <message>
            <source>PostgreSQL</source>
            <translation>PostgreSQL</translation>
        </message>
        <message>
            <source>A table of a server, or what a query gives: postgresql://user@host:port/database</source>
            <translation>Eine Tabelle eines Servers oder das Ergebnis einer Abfrage: postgresql://benutzer@rechner:port/datenbank</translation>
        </message>
        <message>
            <source>The table or view, with its schema where that is not public; empty: the only one</source>
            <translation>Die Tabelle oder Sicht, mit ihrem Schema, wo es nicht public ist; leer: die einzige</translation>
        </message>
        <message>
            <source>Query</source>
            <translation>Abfrage</translation>
        </message>
        <message>
            <source>A SELECT in place of a whole table</source>
            <translation>Ein SELECT anstelle einer ganzen Tabelle</translation>
        </message>
        <message>
            <source>SQLite file</source>
            <translation>SQLite-Datei</translation>
        </message>
        <message>
            <source>A table or a view of a SQLite database, or what a query gives</source>
            <translation>Eine Tabelle oder Sicht einer SQLite-Datenbank oder das Ergebnis einer Abfrage</translation>
        </message>
        <message>
            <source>The table or view; empty: the only one</source>
            <translation>Die Tabelle oder Sicht; leer: die einzige</translation>
        </message>
        <message>
            <source>The sheet; empty: the first</source>
            <translation>Das Blatt; leer: das erste</translation>
        </message>
        <message>
            <source>Names in the first row</source>
            <translation>Namen in der ersten Zeile</translation>
        </message>
        <message>
            <source>Whether the first row that is not empty names the columns</source>
            <translation>Ob die erste nicht leere Zeile die Spalten nennt</translation>
        </message>
        <message>
            <source>Excel workbook</source>
            <translation>Excel-Arbeitsmappe</translation>
        </message>
        <message>
            <source>A sheet of an .xlsx or .xlsm file</source>
            <translation>Ein Blatt einer .xlsx- oder .xlsm-Datei</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>The column that says when. None chosen: the first column of times.</source>
            <translation>Die Spalte, die sagt, wann. Keine gewählt: die erste Spalte mit Zeiten.</translation>
        </message>
        <message>
            <source>Steps ahead</source>
            <translation>Schritte voraus</translation>
        </message>
        <message>
            <source>How far it looks ahead from each origin when it is judged: one season, or ten steps without one, when automatic.</source>
            <translation>Wie weit von jedem Ausgangspunkt vorausgeschaut wird, wenn beurteilt wird; automatisch: eine Saison, ohne Saison zehn Schritte.</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>Saison</translation>
        </message>
        <message>
            <source>Steps after which the series repeats: 12 for months, 24 for hours; 1 for none.</source>
            <translation>Schritte, nach denen sich die Reihe wiederholt: 12 bei Monaten, 24 bei Stunden; 1 für keine.</translation>
        </message>
        <message>
            <source>Agglomerative</source>
            <translation>Agglomerativ</translation>
        </message>
        <message>
            <source>Begins with every row alone and joins the two nearest groups again and again.</source>
            <translation>Beginnt mit jeder Zeile für sich und verbindet immer wieder die zwei nächsten Gruppen.</translation>
        </message>
        <message>
            <source>A few thousand rows whose groups lie within groups; Ward's linkage gives compact groups, single linkage follows long ones.</source>
            <translation>Einige tausend Zeilen mit Gruppen in Gruppen; Ward ergibt kompakte Gruppen, das nächste Paar folgt langgestreckten.</translation>
        </message>
        <message>
            <source>What is joined is never parted again. Single linkage chains through stray rows, complete linkage minds outliers. Rows' weights are not looked at.</source>
            <translation>Was verbunden ist, wird nie wieder getrennt. Das nächste Paar reiht über verstreute Zeilen hinweg aneinander, das fernste Paar ist empfindlich für Ausreißer. Gewichte der Zeilen bleiben unbeachtet.</translation>
        </message>
        <message>
            <source>Keeps the distances of all pairs: 20,000 rows at most, 1.6 GB. A new row joins the cluster of its nearest training row; the model holds the rows.</source>
            <translation>Hält die Abstände aller Paare: höchstens 20.000 Zeilen, 1,6 GB. Eine neue Zeile kommt in das Cluster ihrer nächsten Trainingszeile; das Modell enthält die Zeilen.</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>How many groups are left in the end.</source>
            <translation>Wie viele Gruppen am Ende übrig bleiben.</translation>
        </message>
        <message>
            <source>Linkage</source>
            <translation>Verknüpfung</translation>
        </message>
        <message>
            <source>Ward: least spread within</source>
            <translation>Ward: kleinste Streuung innerhalb</translation>
        </message>
        <message>
            <source>Average distance</source>
            <translation>Mittlerer Abstand</translation>
        </message>
        <message>
            <source>Farthest pair</source>
            <translation>Fernstes Paar</translation>
        </message>
        <message>
            <source>Nearest pair</source>
            <translation>Nächstes Paar</translation>
        </message>
        <message>
            <source>What the distance of two groups is.</source>
            <translation>Was als Abstand zweier Gruppen gilt.</translation>
        </message>
        <message>
            <source>Majority class</source>
            <translation>Häufigste Klasse</translation>
        </message>
        <message>
            <source>Always answers with the most frequent class. The measure of what a model has learned at all.</source>
            <translation>Antwortet immer mit der häufigsten Klasse. Daran misst sich, was ein Modell überhaupt gelernt hat.</translation>
        </message>
        <message>
            <source>Shows at once what an accuracy is worth: with 95 % of one class it is right in 95 % of the cases.</source>
            <translation>Zeigt sofort, was eine Genauigkeit wert ist: Bei 95 % einer Klasse liegt es in 95 % der Fälle richtig.</translation>
        </message>
        <message>
            <source>Never names any other class.</source>
            <translation>Nennt nie eine andere Klasse.</translation>
        </message>
        <message>
            <source>None.</source>
            <translation>Keiner.</translation>
        </message>
        <message>
            <source>Random by class shares</source>
            <translation>Zufall nach Klassenanteilen</translation>
        </message>
        <message>
            <source>Draws each answer by chance, every class as often as it is among the training rows.</source>
            <translation>Zieht jede Antwort zufällig, jede Klasse so häufig wie unter den Trainingszeilen.</translation>
        </message>
        <message>
            <source>The level of chance for measures that look at every class, such as macro F1.</source>
            <translation>Das Zufallsniveau für Maße, die auf jede Klasse sehen, etwa Makro-F1.</translation>
        </message>
        <message>
            <source>Knows nothing; another seed gives other answers.</source>
            <translation>Weiß nichts; ein anderer Startwert gibt andere Antworten.</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>Always answers with the mean of the target. Its R² on the training rows is 0.</source>
            <translation>Antwortet immer mit dem Mittelwert des Ziels. Sein R² auf den Trainingszeilen ist 0.</translation>
        </message>
        <message>
            <source>Shows at once whether the features tell anything about the target.</source>
            <translation>Zeigt sofort, ob die Merkmale überhaupt etwas über das Ziel sagen.</translation>
        </message>
        <message>
            <source>The same answer for every row.</source>
            <translation>Dieselbe Antwort für jede Zeile.</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Antwort</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>The median is the better guess where absolute errors count.</source>
            <translation>Der Median ist besser, wo absolute Fehler zählen.</translation>
        </message>
        <message>
            <source>Boosted trees (XGBoost)</source>
            <translation>Boosted Trees (XGBoost)</translation>
        </message>
        <message>
            <source>Small trees one after the other, each mending what the ones before got wrong. Mostly the best on tables.</source>
            <translation>Kleine Bäume nacheinander; jeder bessert aus, was die vorigen falsch machten. Auf Tabellen meist das Beste.</translation>
        </message>
        <message>
            <source>Mixed features, missing values, interactions, thousands to millions of rows.</source>
            <translation>Gemischte Merkmale, fehlende Werte, Wechselwirkungen, tausende bis Millionen Zeilen.</translation>
        </message>
        <message>
            <source>More settings that matter than a forest has; can overfit small tables: lower the learning rate, or stop early.</source>
            <translation>Mehr wichtige Einstellungen als bei einem Random Forest; neigt auf kleinen Tabellen zur Überanpassung: Lernrate senken oder früh anhalten.</translation>
        </message>
        <message>
            <source>A second or two for 100 rounds on 30,000 rows; a small, quick model.</source>
            <translation>Ein bis zwei Sekunden für 100 Runden auf 30.000 Zeilen; ein kleines, schnelles Modell.</translation>
        </message>
        <message>
            <source>Rounds</source>
            <translation>Runden</translation>
        </message>
        <message>
            <source>Trees one after the other, one a class when there are more than two classes.</source>
            <translation>Bäume nacheinander; bei mehr als zwei Klassen je Klasse einer.</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>How much each tree adds. Half the rate needs twice the rounds and is often better.</source>
            <translation>Wie viel jeder Baum beiträgt. Die halbe Rate braucht doppelt so viele Runden und ist oft besser.</translation>
        </message>
        <message>
            <source>Greatest depth</source>
            <translation>Größte Tiefe</translation>
        </message>
        <message>
            <source>Questions one below the other in a tree.</source>
            <translation>Wie viele Fragen in einem Baum untereinander stehen.</translation>
        </message>
        <message>
            <source>Stop early after</source>
            <translation>Früh anhalten nach</translation>
        </message>
        <message>
            <source>Ends when the loss on the validation rows has not fallen for so many rounds, and keeps the best round.</source>
            <translation>Endet, wenn der Verlust auf den Validierungszeilen so viele Runden lang nicht gesunken ist, und behält die beste Runde.</translation>
        </message>
        <message>
            <source>rounds</source>
            <translation>Runden</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>Rows for each tree</source>
            <translation>Zeilen je Baum</translation>
        </message>
        <message>
            <source>As a share, drawn anew for each tree.</source>
            <translation>Als Anteil, für jeden Baum neu gezogen.</translation>
        </message>
        <message>
            <source>Features for each tree</source>
            <translation>Merkmale je Baum</translation>
        </message>
        <message>
            <source>Least weight of a leaf</source>
            <translation>Kleinstes Gewicht eines Blatts</translation>
        </message>
        <message>
            <source>Sum of the second derivatives; larger makes smoother answers.</source>
            <translation>Summe der zweiten Ableitungen; größer macht die Antworten glatter.</translation>
        </message>
        <message>
            <source>L2 penalty</source>
            <translation>L2-Strafe</translation>
        </message>
        <message>
            <source>Keeps the values of leaves small.</source>
            <translation>Hält die Werte der Blätter klein.</translation>
        </message>
        <message>
            <source>L1 penalty</source>
            <translation>L1-Strafe</translation>
        </message>
        <message>
            <source>Sets small values of leaves to 0.</source>
            <translation>Setzt kleine Werte von Blättern auf 0.</translation>
        </message>
        <message>
            <source>Least gain of a split</source>
            <translation>Kleinster Gewinn einer Teilung</translation>
        </message>
        <message>
            <source>A split that gains less is not made.</source>
            <translation>Eine Teilung, die weniger bringt, unterbleibt.</translation>
        </message>
        <message>
            <source>Bins of a feature</source>
            <translation>Intervalle je Merkmal</translation>
        </message>
        <message>
            <source>Candidates for thresholds; more is finer and slower.</source>
            <translation>Kandidaten für Schwellen; mehr ist feiner und langsamer.</translation>
        </message>
        <message>
            <source>Penalty (alpha)</source>
            <translation>Strafe (alpha)</translation>
        </message>
        <message>
            <source>Larger keeps fewer and smaller weights. It has the target's unit: a target in thousands needs a larger one.</source>
            <translation>Größer behält weniger und kleinere Gewichte. Sie hat die Einheit des Ziels: Ein Ziel in Tausendern braucht eine größere.</translation>
        </message>
        <message>
            <source>Share of L1</source>
            <translation>Anteil von L1</translation>
        </message>
        <message>
            <source>1 is the lasso; near 0 it becomes ridge regression.</source>
            <translation>1 ist das Lasso; nahe 0 wird daraus Ridge-Regression.</translation>
        </message>
        <message>
            <source>Intercept</source>
            <translation>Achsenabschnitt</translation>
        </message>
        <message>
            <source>A constant besides the weighted features.</source>
            <translation>Eine Konstante neben den gewichteten Merkmalen.</translation>
        </message>
        <message>
            <source>Lasso</source>
            <translation>Lasso</translation>
        </message>
        <message>
            <source>Linear regression that sets the weights of features that add little to 0, and so chooses features.</source>
            <translation>Lineare Regression, die die Gewichte wenig nützlicher Merkmale auf 0 setzt und so Merkmale auswählt.</translation>
        </message>
        <message>
            <source>Many features of which few matter; a short, readable model.</source>
            <translation>Viele Merkmale, von denen wenige zählen; ein kurzes, lesbares Modell.</translation>
        </message>
        <message>
            <source>Of features that say the same it keeps one by chance. Its default penalty suits targets of a size of tens; set it for others.</source>
            <translation>Von Merkmalen, die dasselbe sagen, behält es zufällig eines. Die voreingestellte Strafe passt zu Zielen in der Größenordnung von Zehnern; für andere ist sie einzustellen.</translation>
        </message>
        <message>
            <source>A second for 100,000 rows and 50 features.</source>
            <translation>Eine Sekunde für 100.000 Zeilen und 50 Merkmale.</translation>
        </message>
        <message>
            <source>Elastic net</source>
            <translation>Elastic Net</translation>
        </message>
        <message>
            <source>Between ridge and lasso: keeps weights small and sets some to 0.</source>
            <translation>Zwischen Ridge und Lasso: hält Gewichte klein und setzt manche auf 0.</translation>
        </message>
        <message>
            <source>Many features in groups that say nearly the same: it keeps or drops a group together.</source>
            <translation>Viele Merkmale in Gruppen, die fast dasselbe sagen: Es behält oder verwirft eine Gruppe gemeinsam.</translation>
        </message>
        <message>
            <source>Two settings to find. Its default penalty suits targets of a size of tens; set it for others.</source>
            <translation>Zwei Einstellungen sind zu finden. Die voreingestellte Strafe passt zu Zielen in der Größenordnung von Zehnern; für andere ist sie einzustellen.</translation>
        </message>
        <message>
            <source>DBSCAN</source>
            <translation>DBSCAN</translation>
        </message>
        <message>
            <source>Joins rows that have enough others nearby; rows in thin places are noise.</source>
            <translation>Verbindet Zeilen, die genug andere in der Nähe haben; Zeilen an dünnen Stellen sind Rauschen.</translation>
        </message>
        <message>
            <source>Groups of any shape, without saying how many; outliers stay out.</source>
            <translation>Gruppen jeder Form, ohne ihre Zahl zu nennen; Ausreißer bleiben draußen.</translation>
        </message>
        <message>
            <source>One radius has to fit all groups: where their density differs, use HDBSCAN. Many features make all rows about equally far.</source>
            <translation>Ein Radius muss für alle Gruppen passen: Wo ihre Dichte verschieden ist, HDBSCAN nehmen. Bei vielen Merkmalen sind alle Zeilen etwa gleich weit voneinander entfernt.</translation>
        </message>
        <message>
            <source>Compares all pairs: seconds for 20,000 rows, and four times as long for twice as many. A new row joins the cluster of its nearest core row within the radius, or is noise.</source>
            <translation>Vergleicht alle Paare: Sekunden für 20.000 Zeilen, bei doppelt so vielen viermal so lange. Eine neue Zeile kommt in das Cluster ihrer nächsten Kernzeile im Radius oder ist Rauschen.</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>Radius</translation>
        </message>
        <message>
            <source>Rows nearer than this are neighbours, in scaled features. 0 takes it from the bend of the distances to the last neighbour needed.</source>
            <translation>Zeilen, die näher sind, gelten als Nachbarn, in skalierten Merkmalen. 0 nimmt ihn vom Knick der Abstände zum letzten nötigen Nachbarn.</translation>
        </message>
        <message>
            <source>Neighbours</source>
            <translation>Nachbarn</translation>
        </message>
        <message>
            <source>So many rows within the radius, itself included, make a row a core row.</source>
            <translation>So viele Zeilen im Radius, sie selbst mitgezählt, machen eine Zeile zur Kernzeile.</translation>
        </message>
        <message>
            <source>HDBSCAN</source>
            <translation>HDBSCAN</translation>
        </message>
        <message>
            <source>DBSCAN at every radius at once: keeps the groups that last longest while the radius shrinks.</source>
            <translation>DBSCAN mit jedem Radius zugleich: behält die Gruppen, die am längsten bestehen, während der Radius schrumpft.</translation>
        </message>
        <message>
            <source>Groups of any shape and of different density, without saying how many or how near; outliers stay out.</source>
            <translation>Gruppen jeder Form und verschiedener Dichte, ohne Zahl oder Nähe zu nennen; Ausreißer bleiben draußen.</translation>
        </message>
        <message>
            <source>Many features make all rows about equally far, and then nearly everything is noise; groups below the smallest size vanish.</source>
            <translation>Bei vielen Merkmalen sind alle Zeilen etwa gleich weit voneinander entfernt, und fast alles ist Rauschen; Gruppen unter der kleinsten Größe verschwinden.</translation>
        </message>
        <message>
            <source>Compares all pairs: seconds for 20,000 rows, and four times as long for twice as many. A new row joins the cluster of the row that it reaches most easily, where that cluster already was at this distance; else it is noise.</source>
            <translation>Vergleicht alle Paare: Sekunden für 20.000 Zeilen, bei doppelt so vielen viermal so lange. Eine neue Zeile kommt in das Cluster der Zeile, die sie am leichtesten erreicht, wenn es dieses Cluster bei diesem Abstand schon gab; sonst ist sie Rauschen.</translation>
        </message>
        <message>
            <source>Smallest cluster</source>
            <translation>Kleinstes Cluster</translation>
        </message>
        <message>
            <source>Fewer rows than this are no cluster.</source>
            <translation>Weniger Zeilen sind kein Cluster.</translation>
        </message>
        <message>
            <source>How far the so many-th row is, itself included, says how thin the place is: more of them make more noise. 0 takes the smallest cluster.</source>
            <translation>Wie weit die so vielte Zeile entfernt ist, sie selbst mitgezählt, sagt, wie dünn die Stelle ist: Mehr ergibt mehr Rauschen. 0 nimmt das kleinste Cluster.</translation>
        </message>
        <message>
            <source>as the smallest cluster</source>
            <translation>wie das kleinste Cluster</translation>
        </message>
        <message>
            <source>One cluster is an answer</source>
            <translation>Ein einziges Cluster ist erlaubt</translation>
        </message>
        <message>
            <source>Otherwise the whole is never one cluster.</source>
            <translation>Sonst ist das Ganze nie ein einziges Cluster.</translation>
        </message>
        <message>
            <source>Gaussian mixture</source>
            <translation>Gaußsche Mischung</translation>
        </message>
        <message>
            <source>Describes the rows as a sum of normal distributions, and says how probably a row came from each.</source>
            <translation>Beschreibt die Zeilen als Summe von Normalverteilungen und sagt, wie wahrscheinlich eine Zeile aus welcher stammt.</translation>
        </message>
        <message>
            <source>Groups of different size, direction and density that overlap; memberships are probabilities.</source>
            <translation>Gruppen verschiedener Größe, Richtung und Dichte, die sich überlappen; Zugehörigkeiten sind Wahrscheinlichkeiten.</translation>
        </message>
        <message>
            <source>The number of groups has to be chosen; with many features a full covariance needs many rows, and groups that are not oval are split.</source>
            <translation>Die Zahl der Gruppen ist zu wählen; bei vielen Merkmalen braucht eine volle Kovarianz viele Zeilen, und nicht ovale Gruppen werden zerteilt.</translation>
        </message>
        <message>
            <source>Time grows with rows × components × features² × iterations. New rows get their probability under each component.</source>
            <translation>Die Zeit wächst mit Zeilen × Komponenten × Merkmalen² × Iterationen. Neue Zeilen bekommen ihre Wahrscheinlichkeit unter jeder Komponente.</translation>
        </message>
        <message>
            <source>Components</source>
            <translation>Komponenten</translation>
        </message>
        <message>
            <source>How many normal distributions.</source>
            <translation>Wie viele Normalverteilungen.</translation>
        </message>
        <message>
            <source>Covariance</source>
            <translation>Kovarianz</translation>
        </message>
        <message>
            <source>Full: any direction</source>
            <translation>Voll: jede Richtung</translation>
        </message>
        <message>
            <source>Diagonal: along the axes</source>
            <translation>Diagonal: entlang der Achsen</translation>
        </message>
        <message>
            <source>Spherical: round</source>
            <translation>Sphärisch: rund</translation>
        </message>
        <message>
            <source>The fewer freedoms, the fewer rows are needed.</source>
            <translation>Je weniger Freiheiten, desto weniger Zeilen sind nötig.</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Anfänge</translation>
        </message>
        <message>
            <source>The likeliest of so many beginnings is kept.</source>
            <translation>Von so vielen Anfängen bleibt der wahrscheinlichste.</translation>
        </message>
        <message>
            <source>Floor of the variance</source>
            <translation>Mindestvarianz</translation>
        </message>
        <message>
            <source>Added to every variance, so that no component shrinks to a point.</source>
            <translation>Kommt zu jeder Varianz hinzu, damit keine Komponente zu einem Punkt schrumpft.</translation>
        </message>
        <message>
            <source>Isolation forest</source>
            <translation>Isolation Forest</translation>
        </message>
        <message>
            <source>Cuts the rows apart at random: what is strange is alone after few cuts. The score is near 0.5 for usual rows and nears 1 for strange ones.</source>
            <translation>Zerschneidet die Zeilen zufällig: Was ungewöhnlich ist, steht nach wenigen Schnitten allein. Die Punktzahl liegt bei gewöhnlichen Zeilen nahe 0,5 und bei seltsamen nahe 1.</translation>
        </message>
        <message>
            <source>Tables of many rows and features, of any scale; fast, little to choose, and the first thing to try.</source>
            <translation>Tabellen mit vielen Zeilen und Merkmalen jeder Skala; schnell, wenig einzustellen und das Erste, was zu versuchen ist.</translation>
        </message>
        <message>
            <source>Cuts run along the axes, so that rows which are odd only in how features go together are missed; groups of similar anomalies hide one another.</source>
            <translation>Schnitte laufen entlang der Achsen; Zeilen, die nur im Zusammenspiel der Merkmale auffallen, bleiben unerkannt, und Gruppen ähnlicher Anomalien verdecken einander.</translation>
        </message>
        <message>
            <source>Each tree sees 256 rows: seconds for a million rows. New rows go through the trees.</source>
            <translation>Jeder Baum sieht 256 Zeilen: Sekunden für eine Million Zeilen. Neue Zeilen gehen durch die Bäume.</translation>
        </message>
        <message>
            <source>Trees</source>
            <translation>Bäume</translation>
        </message>
        <message>
            <source>More make the scores steadier.</source>
            <translation>Mehr machen die Punktzahlen beständiger.</translation>
        </message>
        <message>
            <source>Rows a tree</source>
            <translation>Zeilen je Baum</translation>
        </message>
        <message>
            <source>Drawn without replacement; few rows keep anomalies from hiding one another.</source>
            <translation>Ohne Zurücklegen gezogen; bei wenigen Zeilen verdecken Anomalien einander nicht.</translation>
        </message>
        <message>
            <source>How many groups to find; the elbow of the inertia and the silhouette help to choose.</source>
            <translation>Wie viele Gruppen gesucht werden; der Ellbogen der Trägheit und die Silhouette helfen beim Wählen.</translation>
        </message>
        <message>
            <source>k-means</source>
            <translation>k-Means</translation>
        </message>
        <message>
            <source>Puts every row to the nearest of k centres, and every centre to the mean of its rows, until nothing moves.</source>
            <translation>Ordnet jede Zeile dem nächsten von k Zentren zu und setzt jedes Zentrum auf den Mittelwert seiner Zeilen, bis sich nichts mehr bewegt.</translation>
        </message>
        <message>
            <source>Round groups of comparable size; fast, easy to explain, and the first thing to try.</source>
            <translation>Runde Gruppen ähnlicher Größe; schnell, leicht zu erklären und das Erste, was zu versuchen ist.</translation>
        </message>
        <message>
            <source>The number of clusters has to be chosen. Long, nested or very unequal groups are cut apart, and every outlier belongs somewhere.</source>
            <translation>Die Zahl der Cluster ist zu wählen. Lange, verschachtelte oder sehr ungleiche Gruppen werden zerschnitten, und jeder Ausreißer gehört irgendwohin.</translation>
        </message>
        <message>
            <source>Time grows with rows × features × clusters × iterations: a second for 100,000 rows. The model is k rows. New rows go to the nearest centre.</source>
            <translation>Die Zeit wächst mit Zeilen × Merkmalen × Clustern × Iterationen: eine Sekunde für 100.000 Zeilen. Das Modell besteht aus k Zeilen. Neue Zeilen gehen zum nächsten Zentrum.</translation>
        </message>
        <message>
            <source>The best of so many beginnings is kept.</source>
            <translation>Von so vielen Anfängen bleibt der beste.</translation>
        </message>
        <message>
            <source>Mini-batch k-means</source>
            <translation>Mini-Batch-k-Means</translation>
        </message>
        <message>
            <source>k-means that moves its centres after each small batch of rows instead of after all.</source>
            <translation>k-Means, das seine Zentren nach jedem kleinen Stapel von Zeilen bewegt statt erst nach allen.</translation>
        </message>
        <message>
            <source>Millions of rows: it comes close to k-means in a fraction of the time.</source>
            <translation>Millionen Zeilen: kommt k-Means in einem Bruchteil der Zeit nahe.</translation>
        </message>
        <message>
            <source>Those of k-means, and a slightly worse fit that depends on the seed.</source>
            <translation>Die von k-Means und eine etwas schlechtere Anpassung, die vom Startwert abhängt.</translation>
        </message>
        <message>
            <source>Time grows with batches × batch size × clusters, not with the rows. New rows go to the nearest centre.</source>
            <translation>Die Zeit wächst mit Stapeln × Stapelgröße × Clustern, nicht mit den Zeilen. Neue Zeilen gehen zum nächsten Zentrum.</translation>
        </message>
        <message>
            <source>Batch</source>
            <translation>Stapel</translation>
        </message>
        <message>
            <source>Rows a step.</source>
            <translation>Zeilen je Schritt.</translation>
        </message>
        <message>
            <source>Passes</source>
            <translation>Durchgänge</translation>
        </message>
        <message>
            <source>How often so many rows as there are were drawn.</source>
            <translation>Wie oft so viele Zeilen gezogen werden, wie es gibt.</translation>
        </message>
        <message>
            <source>Linear regression</source>
            <translation>Lineare Regression</translation>
        </message>
        <message>
            <source>The weighted sum of the features with the smallest squared error. The first model to try.</source>
            <translation>Die gewichtete Summe der Merkmale mit dem kleinsten quadratischen Fehler. Das erste Modell, das zu versuchen ist.</translation>
        </message>
        <message>
            <source>Effects that add up, many more rows than features. Its weights can be read.</source>
            <translation>Wirkungen, die sich addieren; viel mehr Zeilen als Merkmale. Ihre Gewichte sind lesbar.</translation>
        </message>
        <message>
            <source>Sees no interaction and no curve; outliers pull it; with about as many features as rows it learns noise.</source>
            <translation>Sieht keine Wechselwirkung und keine Krümmung; Ausreißer ziehen sie; mit etwa so vielen Merkmalen wie Zeilen lernt sie Rauschen.</translation>
        </message>
        <message>
            <source>Well below a second for 100,000 rows and 50 features.</source>
            <translation>Deutlich unter einer Sekunde für 100.000 Zeilen und 50 Merkmale.</translation>
        </message>
        <message>
            <source>Ridge regression</source>
            <translation>Ridge-Regression</translation>
        </message>
        <message>
            <source>Linear regression that keeps its weights small.</source>
            <translation>Lineare Regression, die ihre Gewichte klein hält.</translation>
        </message>
        <message>
            <source>Features that say nearly the same, or many features for few rows: far steadier than plain linear regression.</source>
            <translation>Merkmale, die fast dasselbe sagen, oder viele Merkmale bei wenigen Zeilen: weit beständiger als gewöhnliche lineare Regression.</translation>
        </message>
        <message>
            <source>Keeps every feature; sees no interaction and no curve.</source>
            <translation>Behält jedes Merkmal; sieht keine Wechselwirkung und keine Krümmung.</translation>
        </message>
        <message>
            <source>Larger keeps the weights smaller; 0 is plain linear regression.</source>
            <translation>Größer hält die Gewichte kleiner; 0 ist gewöhnliche lineare Regression.</translation>
        </message>
        <message>
            <source>Linear support vector machine</source>
            <translation>Lineare Support-Vektor-Maschine</translation>
        </message>
        <message>
            <source>The plane between the classes with the widest margin; only rows near it matter.</source>
            <translation>Die Ebene zwischen den Klassen mit dem breitesten Rand; nur Zeilen in ihrer Nähe zählen.</translation>
        </message>
        <message>
            <source>Many features, such as words or one-hot categories; outliers deep inside their class do not move it.</source>
            <translation>Viele Merkmale, etwa Wörter oder One-Hot-Kategorien; Ausreißer tief in ihrer Klasse verschieben sie nicht.</translation>
        </message>
        <message>
            <source>Straight boundaries only; its probabilities are calibrated afterwards and coarser than those of logistic regression.</source>
            <translation>Nur gerade Grenzen; die Wahrscheinlichkeiten werden nachträglich kalibriert und sind gröber als bei logistischer Regression.</translation>
        </message>
        <message>
            <source>Seconds for 100,000 rows and 100 features.</source>
            <translation>Sekunden für 100.000 Zeilen und 100 Merkmale.</translation>
        </message>
        <message>
            <source>Freedom (C)</source>
            <translation>Freiheit (C)</translation>
        </message>
        <message>
            <source>Smaller makes the margin wider and minds single rows less.</source>
            <translation>Kleiner macht den Rand breiter und achtet weniger auf einzelne Zeilen.</translation>
        </message>
        <message>
            <source>Local outlier factor</source>
            <translation>Local Outlier Factor</translation>
        </message>
        <message>
            <source>Compares how thin the place of a row is with the places of its neighbours. The score is that ratio: about 1 is usual, 2 is twice as thin.</source>
            <translation>Vergleicht, wie dünn die Umgebung einer Zeile ist, mit den Umgebungen ihrer Nachbarn. Die Punktzahl ist dieses Verhältnis: etwa 1 ist gewöhnlich, 2 ist doppelt so dünn.</translation>
        </message>
        <message>
            <source>Groups of different density: a row may be strange beside a dense group and usual beside a thin one.</source>
            <translation>Gruppen verschiedener Dichte: Eine Zeile kann neben einer dichten Gruppe seltsam und neben einer dünnen gewöhnlich sein.</translation>
        </message>
        <message>
            <source>Many features make all rows about equally far. A training row is its own neighbour when it is asked about, so that its score is a little low.</source>
            <translation>Bei vielen Merkmalen sind alle Zeilen etwa gleich weit voneinander entfernt. Eine Trainingszeile ist bei einer Anfrage ihr eigener Nachbar, ihre Punktzahl ist darum etwas niedrig.</translation>
        </message>
        <message>
            <source>Compares all pairs: seconds for 20,000 rows, four times as long for twice as many. Each answer looks at all training rows; the model holds them.</source>
            <translation>Vergleicht alle Paare: Sekunden für 20.000 Zeilen, bei doppelt so vielen viermal so lange. Jede Antwort sieht alle Trainingszeilen an; das Modell enthält sie.</translation>
        </message>
        <message>
            <source>More than the largest group of anomalies, fewer than the smallest usual group.</source>
            <translation>Mehr als die größte Gruppe von Anomalien, weniger als die kleinste gewöhnliche Gruppe.</translation>
        </message>
        <message>
            <source>Logistic regression</source>
            <translation>Logistische Regression</translation>
        </message>
        <message>
            <source>A weighted sum of the features for each class, turned into probabilities. The first model to try.</source>
            <translation>Je Klasse eine gewichtete Summe der Merkmale, in Wahrscheinlichkeiten umgerechnet. Das erste Modell, das zu versuchen ist.</translation>
        </message>
        <message>
            <source>Few rows, many features, effects that add up. Its weights can be read, its probabilities are usually well calibrated.</source>
            <translation>Wenige Zeilen, viele Merkmale, Wirkungen, die sich addieren. Ihre Gewichte sind lesbar, ihre Wahrscheinlichkeiten meist gut kalibriert.</translation>
        </message>
        <message>
            <source>Sees no interaction and no curve unless the pipeline makes features of them.</source>
            <translation>Sieht keine Wechselwirkung und keine Krümmung, außer die Pipeline macht Merkmale daraus.</translation>
        </message>
        <message>
            <source>Seconds for 100,000 rows and 100 features; the weights are all that is kept.</source>
            <translation>Sekunden für 100.000 Zeilen und 100 Merkmale; nur die Gewichte bleiben.</translation>
        </message>
        <message>
            <source>Penalty</source>
            <translation>Strafe</translation>
        </message>
        <message>
            <source>L2 (small weights)</source>
            <translation>L2 (kleine Gewichte)</translation>
        </message>
        <message>
            <source>L1 (few weights)</source>
            <translation>L1 (wenige Gewichte)</translation>
        </message>
        <message>
            <source>L1 sets the weights of features that add nothing to 0.</source>
            <translation>L1 setzt die Gewichte von Merkmalen, die nichts beitragen, auf 0.</translation>
        </message>
        <message>
            <source>The inverse of the penalty's strength: smaller keeps the weights smaller.</source>
            <translation>Der Kehrwert der Strafe: kleiner hält die Gewichte kleiner.</translation>
        </message>
        <message>
            <source>A constant for each class besides the weighted features.</source>
            <translation>Je Klasse eine Konstante neben den gewichteten Merkmalen.</translation>
        </message>
        <message>
            <source>Gaussian naive Bayes</source>
            <translation>Naiver Bayes (Gauß)</translation>
        </message>
        <message>
            <source>Takes each feature as a bell curve of its own in every class and multiplies their likelihoods.</source>
            <translation>Nimmt jedes Merkmal in jeder Klasse als eigene Glockenkurve und multipliziert die Wahrscheinlichkeiten.</translation>
        </message>
        <message>
            <source>Very few rows, many features; learns in one pass; a quick first answer.</source>
            <translation>Sehr wenige Zeilen, viele Merkmale; lernt in einem Durchgang; eine schnelle erste Antwort.</translation>
        </message>
        <message>
            <source>Features that say the same are counted twice, so its probabilities are too sure; poor on one-hot columns.</source>
            <translation>Merkmale, die dasselbe sagen, zählen doppelt, die Wahrscheinlichkeiten sind darum zu sicher; schlecht auf One-Hot-Spalten.</translation>
        </message>
        <message>
            <source>Milliseconds.</source>
            <translation>Millisekunden.</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Added to every variance, as a share of the largest one.</source>
            <translation>Kommt zu jeder Varianz hinzu, als Anteil der größten.</translation>
        </message>
        <message>
            <source>Bernoulli naive Bayes</source>
            <translation>Naiver Bayes (Bernoulli)</translation>
        </message>
        <message>
            <source>Looks only at whether a feature is above a threshold, and how often that is so in each class.</source>
            <translation>Sieht nur darauf, ob ein Merkmal über einer Schwelle liegt und wie oft das in jeder Klasse so ist.</translation>
        </message>
        <message>
            <source>Yes-or-no features, one-hot categories, words that occur or do not.</source>
            <translation>Ja-oder-Nein-Merkmale, One-Hot-Kategorien, Wörter, die vorkommen oder nicht.</translation>
        </message>
        <message>
            <source>Numbers lose everything but their side of the threshold: bin them first.</source>
            <translation>Von Zahlen bleibt nur, auf welcher Seite der Schwelle sie liegen: vorher in Intervalle einteilen.</translation>
        </message>
        <message>
            <source>Imagined rows of each kind in every class.</source>
            <translation>Gedachte Zeilen jeder Art in jeder Klasse.</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>A feature counts as yes above this value.</source>
            <translation>Über diesem Wert zählt ein Merkmal als Ja.</translation>
        </message>
        <message>
            <source>k nearest neighbours</source>
            <translation>k nächste Nachbarn</translation>
        </message>
        <message>
            <source>Answers as the most similar training rows did.</source>
            <translation>Antwortet, wie es die ähnlichsten Trainingszeilen taten.</translation>
        </message>
        <message>
            <source>Few features on one scale, boundaries of any shape; nothing to train, and the neighbours explain the answer.</source>
            <translation>Wenige Merkmale auf einer Skala, Grenzen jeder Form; nichts zu trainieren, und die Nachbarn erklären die Antwort.</translation>
        </message>
        <message>
            <source>Many features make all rows about equally far; features that do not matter disturb it.</source>
            <translation>Bei vielen Merkmalen sind alle Zeilen etwa gleich weit voneinander entfernt; unwichtige Merkmale stören.</translation>
        </message>
        <message>
            <source>Training is free. Each answer looks at all training rows: some thousand answers a second among 30,000 rows. The model holds the rows.</source>
            <translation>Das Training kostet nichts. Jede Antwort sieht alle Trainingszeilen an: einige tausend Antworten je Sekunde bei 30.000 Zeilen. Das Modell enthält die Zeilen.</translation>
        </message>
        <message>
            <source>More are smoother; fewer follow the details.</source>
            <translation>Mehr sind glatter; weniger folgen den Einzelheiten.</translation>
        </message>
        <message>
            <source>Votes</source>
            <translation>Stimmen</translation>
        </message>
        <message>
            <source>All the same</source>
            <translation>Alle gleich</translation>
        </message>
        <message>
            <source>Nearer ones count more</source>
            <translation>Nähere zählen mehr</translation>
        </message>
        <message>
            <source>With distance a vote weighs one over the distance.</source>
            <translation>Mit Abstand wiegt eine Stimme den Kehrwert ihres Abstands.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>Euclidean</source>
            <translation>Euklidisch</translation>
        </message>
        <message>
            <source>Manhattan</source>
            <translation>Manhattan</translation>
        </message>
        <message>
            <source>Manhattan sums the differences, and minds outliers less.</source>
            <translation>Manhattan summiert die Unterschiede und achtet weniger auf Ausreißer.</translation>
        </message>
        <message>
            <source>One-class SVM</source>
            <translation>Ein-Klassen-SVM</translation>
        </message>
        <message>
            <source>Draws a smooth border around most rows. The score is how far a row lies outside: above 0 is out, below 0 is in.</source>
            <translation>Zieht eine glatte Grenze um die meisten Zeilen. Die Punktzahl sagt, wie weit eine Zeile außerhalb liegt: über 0 ist draußen, unter 0 drinnen.</translation>
        </message>
        <message>
            <source>Training rows that are nearly all usual, some thousand of them; the border has any shape.</source>
            <translation>Einige tausend Trainingszeilen, fast alle gewöhnlich; die Grenze hat jede Form.</translation>
        </message>
        <message>
            <source>The share outside has to be guessed, and anomalies among the training rows pull the border out. Rows' weights are not looked at.</source>
            <translation>Der Anteil außerhalb ist zu schätzen, und Anomalien unter den Trainingszeilen ziehen die Grenze hinaus. Gewichte der Zeilen bleiben unbeachtet.</translation>
        </message>
        <message>
            <source>Time grows with the square of the rows: seconds for 10,000. Answers look at the support vectors.</source>
            <translation>Die Zeit wächst mit dem Quadrat der Zeilen: Sekunden für 10.000. Antworten sehen die Stützvektoren an.</translation>
        </message>
        <message>
            <source>Share outside</source>
            <translation>Anteil außerhalb</translation>
        </message>
        <message>
            <source>At most this share of the training rows lies outside the border.</source>
            <translation>Höchstens dieser Anteil der Trainingszeilen liegt außerhalb der Grenze.</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>How quickly likeness falls with distance: larger follows the rows more closely. 0: one over features and variance.</source>
            <translation>Wie schnell die Ähnlichkeit mit dem Abstand fällt: größer folgt den Zeilen enger. 0: Kehrwert von Merkmalszahl mal Varianz.</translation>
        </message>
        <message>
            <source>Multilayer perceptron</source>
            <translation>Mehrschichtiges Perzeptron</translation>
        </message>
        <message>
            <source>A small neural network: layers of weighted sums with a bend (ReLU) between them, trained by Adam.</source>
            <translation>Ein kleines neuronales Netz: Schichten gewichteter Summen mit einem Knick (ReLU) dazwischen, mit Adam trainiert.</translation>
        </message>
        <message>
            <source>Smooth relations among many numbers, thousands of rows.</source>
            <translation>Glatte Zusammenhänge zwischen vielen Zahlen, tausende Zeilen.</translation>
        </message>
        <message>
            <source>Mostly behind boosted trees on tables of mixed columns; another seed gives another network.</source>
            <translation>Auf Tabellen mit gemischten Spalten meist hinter Boosted Trees; ein anderer Startwert gibt ein anderes Netz.</translation>
        </message>
        <message>
            <source>Seconds to a minute for 30,000 rows; a small, quick model.</source>
            <translation>Sekunden bis zu einer Minute für 30.000 Zeilen; ein kleines, schnelles Modell.</translation>
        </message>
        <message>
            <source>Units of a layer</source>
            <translation>Einheiten je Schicht</translation>
        </message>
        <message>
            <source>More can follow finer details, and cost more.</source>
            <translation>Mehr können feineren Einzelheiten folgen und kosten mehr.</translation>
        </message>
        <message>
            <source>Hidden layers</source>
            <translation>Verborgene Schichten</translation>
        </message>
        <message>
            <source>One is mostly enough for tables.</source>
            <translation>Eine genügt für Tabellen meist.</translation>
        </message>
        <message>
            <source>Most epochs</source>
            <translation>Höchstens Epochen</translation>
        </message>
        <message>
            <source>Passes over the training rows; ends sooner when nothing improves.</source>
            <translation>Durchgänge durch die Trainingszeilen; endet früher, wenn nichts besser wird.</translation>
        </message>
        <message>
            <source>How far a step goes.</source>
            <translation>Wie weit ein Schritt geht.</translation>
        </message>
        <message>
            <source>Stop early</source>
            <translation>Früh anhalten</translation>
        </message>
        <message>
            <source>By the validation rows, where there are some; the best epoch is kept. Otherwise by the training loss.</source>
            <translation>Nach den Validierungszeilen, wo es welche gibt; die beste Epoche bleibt. Sonst nach dem Trainingsverlust.</translation>
        </message>
        <message>
            <source>Keeps the weights small.</source>
            <translation>Hält die Gewichte klein.</translation>
        </message>
        <message>
            <source>Rows of a step</source>
            <translation>Zeilen je Schritt</translation>
        </message>
        <message>
            <source>Fewer make more and noisier steps.</source>
            <translation>Weniger ergibt mehr und unruhigere Schritte.</translation>
        </message>
        <message>
            <source>Patience</source>
            <translation>Geduld</translation>
        </message>
        <message>
            <source>Ends when the loss has not fallen for so many epochs.</source>
            <translation>Endet, wenn der Verlust so viele Epochen lang nicht gesunken ist.</translation>
        </message>
        <message>
            <source>epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>PCA</source>
            <translation>PCA</translation>
        </message>
        <message>
            <source>Turns the table so that its first axes show as much of the spread as they can.</source>
            <translation>Dreht die Tabelle so, dass ihre ersten Achsen so viel Streuung zeigen wie möglich.</translation>
        </message>
        <message>
            <source>Features that vary together; fast, the same each time, far stays far, and each axis is a sum of features that can be read.</source>
            <translation>Merkmale, die sich gemeinsam verändern; schnell, jedes Mal gleich, Fernes bleibt fern, und jede Achse ist eine lesbare Summe von Merkmalen.</translation>
        </message>
        <message>
            <source>It only turns: groups that lie on bent surfaces fall on each other. A feature of large spread rules the first axis, so features are scaled first.</source>
            <translation>Sie dreht nur: Gruppen auf gekrümmten Flächen fallen aufeinander. Ein Merkmal mit großer Streuung beherrscht die erste Achse, darum wird vorher skaliert.</translation>
        </message>
        <message>
            <source>Time grows with rows × features²: a second for 100,000 rows of 50 features. New rows are turned like the others.</source>
            <translation>Die Zeit wächst mit Zeilen × Merkmalen²: eine Sekunde für 100.000 Zeilen mit 50 Merkmalen. Neue Zeilen werden ebenso gedreht.</translation>
        </message>
        <message>
            <source>Axes</source>
            <translation>Achsen</translation>
        </message>
        <message>
            <source>How many coordinates a row gets; no more than there are features.</source>
            <translation>Wie viele Koordinaten eine Zeile bekommt; nicht mehr, als es Merkmale gibt.</translation>
        </message>
        <message>
            <source>PCA reconstruction</source>
            <translation>PCA-Rekonstruktion</translation>
        </message>
        <message>
            <source>Learns how features vary together; a row that breaks these habits is rebuilt badly from a few axes. The score is by how much.</source>
            <translation>Lernt, wie sich Merkmale gemeinsam verändern; eine Zeile, die davon abweicht, lässt sich aus wenigen Achsen schlecht nachbilden. Die Punktzahl sagt, um wie viel.</translation>
        </message>
        <message>
            <source>Measurements that depend on one another, such as those of sensors; fast, and the score has the unit of the scaled features.</source>
            <translation>Messungen, die voneinander abhängen, etwa von Sensoren; schnell, und die Punktzahl hat die Einheit der skalierten Merkmale.</translation>
        </message>
        <message>
            <source>Sees straight relations only. A row that is extreme but in keeping with the others gets a low score, and many outliers in training bend the axes.</source>
            <translation>Sieht nur geradlinige Zusammenhänge. Eine extreme Zeile, die zu den anderen passt, bekommt eine niedrige Punktzahl, und viele Ausreißer im Training verbiegen die Achsen.</translation>
        </message>
        <message>
            <source>Time grows with rows × features². New rows are judged like the others.</source>
            <translation>Die Zeit wächst mit Zeilen × Merkmalen². Neue Zeilen werden ebenso beurteilt.</translation>
        </message>
        <message>
            <source>Kept variance</source>
            <translation>Erhaltene Varianz</translation>
        </message>
        <message>
            <source>As many axes as this share needs, at least one less than there are features.</source>
            <translation>So viele Achsen, wie dieser Anteil braucht, mindestens eine weniger als Merkmale.</translation>
        </message>
        <message>
            <source>Quantile regression</source>
            <translation>Quantilregression</translation>
        </message>
        <message>
            <source>Weighted sums for several quantiles of the target at once: the middle, and a range around it.</source>
            <translation>Gewichtete Summen für mehrere Quantile des Ziels zugleich: die Mitte und ein Bereich um sie.</translation>
        </message>
        <message>
            <source>Says how wide the range of outcomes is, also where it differs from row to row; outliers pull it little.</source>
            <translation>Sagt, wie breit der Bereich der Ergebnisse ist, auch wo er von Zeile zu Zeile verschieden ist; Ausreißer ziehen sie wenig.</translation>
        </message>
        <message>
            <source>Straight relations only; outer quantiles need many rows. The answers of a row are put in order where they would cross.</source>
            <translation>Nur geradlinige Zusammenhänge; äußere Quantile brauchen viele Zeilen. Wo sich die Antworten einer Zeile kreuzen würden, werden sie geordnet.</translation>
        </message>
        <message>
            <source>A second for 20,000 rows and 20 features, for each quantile.</source>
            <translation>Eine Sekunde für 20.000 Zeilen und 20 Merkmale, je Quantil.</translation>
        </message>
        <message>
            <source>Quantiles</source>
            <translation>Quantile</translation>
        </message>
        <message>
            <source>Between 0 and 1. The one nearest to the middle is the model's value.</source>
            <translation>Zwischen 0 und 1. Das der Mitte nächste ist der Wert des Modells.</translation>
        </message>
        <message>
            <source>L1: larger keeps fewer and smaller weights.</source>
            <translation>L1: größer behält weniger und kleinere Gewichte.</translation>
        </message>
        <message>
            <source>Larger follows single rows more closely.</source>
            <translation>Größer folgt einzelnen Zeilen enger.</translation>
        </message>
        <message>
            <source>Reach (gamma)</source>
            <translation>Reichweite (gamma)</translation>
        </message>
        <message>
            <source>Larger lets each row speak for a smaller surrounding.</source>
            <translation>Größer lässt jede Zeile für eine kleinere Umgebung sprechen.</translation>
        </message>
        <message>
            <source>by the data</source>
            <translation>nach den Daten</translation>
        </message>
        <message>
            <source>Free error (epsilon)</source>
            <translation>Freier Fehler (epsilon)</translation>
        </message>
        <message>
            <source>Errors up to this cost nothing; in standard deviations of the target.</source>
            <translation>Fehler bis zu dieser Größe kosten nichts; in Standardabweichungen des Ziels.</translation>
        </message>
        <message>
            <source>Support vector machine (RBF)</source>
            <translation>Support-Vektor-Maschine (RBF)</translation>
        </message>
        <message>
            <source>A curved boundary with a wide margin, held by the rows next to it.</source>
            <translation>Eine gekrümmte Grenze mit breitem Rand, gehalten von den Zeilen neben ihr.</translation>
        </message>
        <message>
            <source>A few thousand rows of numbers on one scale; often the best without trees.</source>
            <translation>Einige tausend Zeilen mit Zahlen auf einer Skala; oft das Beste ohne Bäume.</translation>
        </message>
        <message>
            <source>Slow beyond some 50,000 rows; needs scaling; probabilities are calibrated afterwards.</source>
            <translation>Langsam ab etwa 50.000 Zeilen; braucht Skalierung; Wahrscheinlichkeiten werden nachträglich kalibriert.</translation>
        </message>
        <message>
            <source>Grows with the square of the rows: some seconds for 25,000; a large C takes longer.</source>
            <translation>Wächst mit dem Quadrat der Zeilen: einige Sekunden für 25.000; ein großes C dauert länger.</translation>
        </message>
        <message>
            <source>Support vector regression (RBF)</source>
            <translation>Support-Vektor-Regression (RBF)</translation>
        </message>
        <message>
            <source>A smooth curve that ignores small errors and is held by the rows outside its tube.</source>
            <translation>Eine glatte Kurve, die kleine Fehler übergeht und von den Zeilen außerhalb ihres Schlauchs gehalten wird.</translation>
        </message>
        <message>
            <source>A few thousand rows of numbers on one scale; outliers in the target pull it little.</source>
            <translation>Einige tausend Zeilen mit Zahlen auf einer Skala; Ausreißer im Ziel ziehen sie wenig.</translation>
        </message>
        <message>
            <source>Slow beyond some 50,000 rows; needs scaling.</source>
            <translation>Langsam ab etwa 50.000 Zeilen; braucht Skalierung.</translation>
        </message>
        <message>
            <source>Most iterations</source>
            <translation>Höchstens Iterationen</translation>
        </message>
        <message>
            <source>Ends sooner when it has converged.</source>
            <translation>Endet früher, wenn das Verfahren konvergiert ist.</translation>
        </message>
        <message>
            <source>Tolerance</source>
            <translation>Toleranz</translation>
        </message>
        <message>
            <source>Smaller is more exact and slower.</source>
            <translation>Kleiner ist genauer und langsamer.</translation>
        </message>
        <message>
            <source>More are steadier and cost more; they do not overfit.</source>
            <translation>Mehr sind beständiger und kosten mehr; zu Überanpassung führen sie nicht.</translation>
        </message>
        <message>
            <source>Questions one below the other before an answer.</source>
            <translation>Wie viele Fragen bis zu einer Antwort untereinander stehen.</translation>
        </message>
        <message>
            <source>without limit</source>
            <translation>ohne Grenze</translation>
        </message>
        <message>
            <source>Fewest rows in a leaf</source>
            <translation>Wenigste Zeilen in einem Blatt</translation>
        </message>
        <message>
            <source>More makes smoother answers.</source>
            <translation>Mehr macht die Antworten glatter.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Square root of their number</source>
            <translation>Quadratwurzel ihrer Zahl</translation>
        </message>
        <message>
            <source>Logarithm of their number</source>
            <translation>Logarithmus ihrer Zahl</translation>
        </message>
        <message>
            <source>A third</source>
            <translation>Ein Drittel</translation>
        </message>
        <message>
            <source>Features tried at a split</source>
            <translation>Je Teilung versuchte Merkmale</translation>
        </message>
        <message>
            <source>Fewer make the trees of a forest less alike.</source>
            <translation>Weniger machen die Bäume eines Forests einander unähnlicher.</translation>
        </message>
        <message>
            <source>Impurity</source>
            <translation>Unreinheit</translation>
        </message>
        <message>
            <source>Gini</source>
            <translation>Gini</translation>
        </message>
        <message>
            <source>Entropy</source>
            <translation>Entropie</translation>
        </message>
        <message>
            <source>How mixed the classes of a node are; both choose nearly the same splits.</source>
            <translation>Wie gemischt die Klassen eines Knotens sind; beide wählen fast dieselben Teilungen.</translation>
        </message>
        <message>
            <source>Fewest rows to split</source>
            <translation>Wenigste Zeilen zum Teilen</translation>
        </message>
        <message>
            <source>A node with fewer becomes a leaf.</source>
            <translation>Ein Knoten mit weniger Zeilen wird ein Blatt.</translation>
        </message>
        <message>
            <source>A split that lowers the impurity by less is not made.</source>
            <translation>Eine Teilung, die die Unreinheit weniger senkt, unterbleibt.</translation>
        </message>
        <message>
            <source>Draw rows for each tree</source>
            <translation>Zeilen für jeden Baum ziehen</translation>
        </message>
        <message>
            <source>With replacement; otherwise every tree sees all rows.</source>
            <translation>Mit Zurücklegen; sonst sieht jeder Baum alle Zeilen.</translation>
        </message>
        <message>
            <source>Rows drawn</source>
            <translation>Gezogene Zeilen</translation>
        </message>
        <message>
            <source>As a share of the training rows.</source>
            <translation>Als Anteil der Trainingszeilen.</translation>
        </message>
        <message>
            <source>Decision tree</source>
            <translation>Entscheidungsbaum</translation>
        </message>
        <message>
            <source>Questions about single features, one below the other, that lead to an answer. Can be drawn and read.</source>
            <translation>Fragen nach einzelnen Merkmalen, untereinander, die zu einer Antwort führen. Lässt sich zeichnen und lesen.</translation>
        </message>
        <message>
            <source>Interactions and thresholds; needs no scaling; with a small depth everybody can follow it.</source>
            <translation>Wechselwirkungen und Schwellen; braucht keine Skalierung; bei kleiner Tiefe kann ihm jeder folgen.</translation>
        </message>
        <message>
            <source>A tree without limit learns the training rows by heart: set a depth, or use a forest. Answers jump at thresholds.</source>
            <translation>Ein Baum ohne Grenze lernt die Trainingszeilen auswendig: eine Tiefe setzen oder einen Random Forest nehmen. Antworten springen an Schwellen.</translation>
        </message>
        <message>
            <source>A second for 100,000 rows and 20 features.</source>
            <translation>Eine Sekunde für 100.000 Zeilen und 20 Merkmale.</translation>
        </message>
        <message>
            <source>Random forest</source>
            <translation>Random Forest</translation>
        </message>
        <message>
            <source>Many decision trees, each on rows drawn anew, that vote. Good without any setting.</source>
            <translation>Viele Entscheidungsbäume, jeder auf neu gezogenen Zeilen, die abstimmen. Gut ohne jede Einstellung.</translation>
        </message>
        <message>
            <source>Mixed features, interactions, outliers; hard to overfit; a strong second model after a linear one.</source>
            <translation>Gemischte Merkmale, Wechselwirkungen, Ausreißer; neigt kaum zur Überanpassung; ein starkes zweites Modell nach einem linearen.</translation>
        </message>
        <message>
            <source>Large models; cannot go beyond the values it has seen; boosted trees are often a little better.</source>
            <translation>Große Modelle; kann nicht über gesehene Werte hinaus; Boosted Trees sind oft etwas besser.</translation>
        </message>
        <message>
            <source>Some seconds for 100 trees on 30,000 rows; uses all threads. Tens of megabytes.</source>
            <translation>Einige Sekunden für 100 Bäume auf 30.000 Zeilen; nutzt alle Threads. Einige zehn Megabyte.</translation>
        </message>
        <message>
            <source>t-SNE</source>
            <translation>t-SNE</translation>
        </message>
        <message>
            <source>Lays rows out on a map so that neighbours in all features stay neighbours.</source>
            <translation>Legt Zeilen so auf eine Karte, dass Nachbarn in allen Merkmalen Nachbarn bleiben.</translation>
        </message>
        <message>
            <source>Seeing groups that PCA lays on each other; the picture to look at first when features are many.</source>
            <translation>Gruppen sehen, die PCA übereinanderlegt; das erste Bild, wenn es viele Merkmale gibt.</translation>
        </message>
        <message>
            <source>Distances between groups and their sizes on the map mean little, and each seed gives another map. It has no answer for new rows: they are placed among their five nearest training rows, by their distance.</source>
            <translation>Abstände zwischen Gruppen und ihre Größe auf der Karte bedeuten wenig, und jeder Startwert gibt eine andere Karte. Für neue Zeilen hat es keine Antwort: Sie kommen zwischen ihre fünf nächsten Trainingszeilen, je nach Abstand.</translation>
        </message>
        <message>
            <source>Compares all pairs once, then rows × log(rows) × iterations: about a minute for 10,000 rows. The model holds the rows.</source>
            <translation>Vergleicht einmal alle Paare, dann Zeilen × log(Zeilen) × Iterationen: etwa eine Minute für 10.000 Zeilen. Das Modell enthält die Zeilen.</translation>
        </message>
        <message>
            <source>Perplexity</source>
            <translation>Perplexität</translation>
        </message>
        <message>
            <source>About how many neighbours a row has: few show small groups, many the whole.</source>
            <translation>Etwa wie viele Nachbarn eine Zeile hat: wenige zeigen kleine Gruppen, viele das Ganze.</translation>
        </message>
        <message>
            <source>Iterations</source>
            <translation>Iterationen</translation>
        </message>
        <message>
            <source>Of which the first 250 pull groups together.</source>
            <translation>Davon ziehen die ersten 250 Gruppen zusammen.</translation>
        </message>
        <message>
            <source>Angle</source>
            <translation>Winkel</translation>
        </message>
        <message>
            <source>How coarsely far rows are taken together: 0 is exact and slow.</source>
            <translation>Wie grob ferne Zeilen zusammengefasst werden: 0 ist exakt und langsam.</translation>
        </message>
        <message>
            <source>UMAP</source>
            <translation>UMAP</translation>
        </message>
        <message>
            <source>Draws rows on a map from the graph of their neighbours: neighbours pull, others push.</source>
            <translation>Zeichnet Zeilen auf eine Karte nach dem Graphen ihrer Nachbarn: Nachbarn ziehen, andere stoßen ab.</translation>
        </message>
        <message>
            <source>Groups as clear as t-SNE's, more of the whole's form, and less time for many rows.</source>
            <translation>Gruppen so deutlich wie bei t-SNE, mehr von der Form des Ganzen und weniger Zeit bei vielen Zeilen.</translation>
        </message>
        <message>
            <source>Distances and empty space on the map are not to be read as such, and each seed gives another map. New rows are placed among their five nearest training rows, by their distance.</source>
            <translation>Abstände und leerer Raum auf der Karte sind nicht wörtlich zu nehmen, und jeder Startwert gibt eine andere Karte. Neue Zeilen kommen zwischen ihre fünf nächsten Trainingszeilen, je nach Abstand.</translation>
        </message>
        <message>
            <source>Compares all pairs once, then rows × neighbours × epochs: some seconds for 10,000 rows. It begins with PCA's map. The model holds the rows.</source>
            <translation>Vergleicht einmal alle Paare, dann Zeilen × Nachbarn × Epochen: einige Sekunden für 10.000 Zeilen. Beginnt mit der Karte von PCA. Das Modell enthält die Zeilen.</translation>
        </message>
        <message>
            <source>Itself included: few show small groups, many the whole.</source>
            <translation>Sie selbst mitgezählt: wenige zeigen kleine Gruppen, viele das Ganze.</translation>
        </message>
        <message>
            <source>Least distance</source>
            <translation>Kleinster Abstand</translation>
        </message>
        <message>
            <source>How closely neighbours may stand on the map.</source>
            <translation>Wie nah Nachbarn auf der Karte beieinander stehen dürfen.</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>0: 500, or 200 beyond 10,000 rows.</source>
            <translation>0: 500, ab 10.000 Zeilen 200.</translation>
        </message>
        <message>
            <source>by the rows</source>
            <translation>nach den Zeilen</translation>
        </message>
        <message>
            <source>ARIMA</source>
            <translation>ARIMA</translation>
        </message>
        <message>
            <source>Each value from the last values and the last errors, after differences have taken trend and season away. The orders are found by Akaike's criterion, or given.</source>
            <translation>Jeder Wert aus den letzten Werten und den letzten Fehlern, nachdem Differenzen Trend und Saison entfernt haben. Die Ordnungen werden nach Akaikes Kriterium gefunden oder vorgegeben.</translation>
        </message>
        <message>
            <source>Series whose values hang together over a few steps; says by its orders how.</source>
            <translation>Reihen, deren Werte über wenige Schritte zusammenhängen; die Ordnungen sagen, wie.</translation>
        </message>
        <message>
            <source>Straight-line relations, one season; slow where the season is long.</source>
            <translation>Geradlinige Zusammenhänge, eine einzige Saison; langsam bei langer Saison.</translation>
        </message>
        <message>
            <source>Seconds for some thousand values, most of it for the orders.</source>
            <translation>Sekunden für einige tausend Werte, das meiste davon für die Ordnungen.</translation>
        </message>
        <message>
            <source>Find the orders</source>
            <translation>Ordnungen suchen</translation>
        </message>
        <message>
            <source>By differences until the series looks stationary, then stepwise by Akaike's criterion. Off: the orders below hold.</source>
            <translation>Mit Differenzen, bis die Reihe stationär aussieht, dann schrittweise nach Akaikes Kriterium. Aus: Es gelten die Ordnungen darunter.</translation>
        </message>
        <message>
            <source>Past values (p)</source>
            <translation>Vergangene Werte (p)</translation>
        </message>
        <message>
            <source>Differences (d)</source>
            <translation>Differenzen (d)</translation>
        </message>
        <message>
            <source>Past errors (q)</source>
            <translation>Vergangene Fehler (q)</translation>
        </message>
        <message>
            <source>Past seasons (P)</source>
            <translation>Vergangene Saisons (P)</translation>
        </message>
        <message>
            <source>Seasonal differences (D)</source>
            <translation>Saisonale Differenzen (D)</translation>
        </message>
        <message>
            <source>Errors of past seasons (Q)</source>
            <translation>Fehler vergangener Saisons (Q)</translation>
        </message>
        <message>
            <source>Mean or drift</source>
            <translation>Mittelwert oder Drift</translation>
        </message>
        <message>
            <source>With a mean of the differenced values: a drift where there is one difference. Only where there is at most one.</source>
            <translation>Mit einem Mittelwert der differenzierten Werte: eine Drift, wo es eine Differenz gibt. Nur bei höchstens einer.</translation>
        </message>
        <message>
            <source>Boosting on lags</source>
            <translation>Boosting auf Lags</translation>
        </message>
        <message>
            <source>Boosted trees that see the last values, those of one and two seasons ago, and the calendar. Far steps build on near ones.</source>
            <translation>Boosted Trees, die die letzten Werte sehen, die von vor einer und zwei Saisons und den Kalender. Ferne Schritte bauen auf nahen auf.</translation>
        </message>
        <message>
            <source>Long series with several seasons at once, such as demand by hour; relations that are no straight lines.</source>
            <translation>Lange Reihen mit mehreren Saisons zugleich, etwa Bedarf je Stunde; Zusammenhänge, die nicht geradlinig sind.</translation>
        </message>
        <message>
            <source>Needs hundreds of values; errors add up far ahead.</source>
            <translation>Braucht hunderte Werte; weit voraus summieren sich Fehler.</translation>
        </message>
        <message>
            <source>Seconds for 50,000 values.</source>
            <translation>Sekunden für 50.000 Werte.</translation>
        </message>
        <message>
            <source>Past values</source>
            <translation>Vergangene Werte</translation>
        </message>
        <message>
            <source>How many of the last values each step is told from; a season, at least 12, when automatic.</source>
            <translation>Aus wie vielen der letzten Werte jeder Schritt vorhergesagt wird; automatisch: eine Saison, mindestens 12.</translation>
        </message>
        <message>
            <source>Exponential smoothing</source>
            <translation>Exponentielle Glättung</translation>
        </message>
        <message>
            <source>Level, trend and season, each a running mean that forgets the past step by step (Holt and Winters). The form is chosen by Akaike's criterion.</source>
            <translation>Niveau, Trend und Saison, jeweils ein laufender Mittelwert, der die Vergangenheit Schritt für Schritt vergisst (Holt und Winters). Die Form wird nach Akaikes Kriterium gewählt.</translation>
        </message>
        <message>
            <source>Short series with a trend and one season, such as sales by month; hard to beat there.</source>
            <translation>Kurze Reihen mit Trend und einer Saison, etwa Verkäufe je Monat; dort schwer zu schlagen.</translation>
        </message>
        <message>
            <source>One season only; sees nothing but the series itself.</source>
            <translation>Nur eine Saison; sieht nichts als die Reihe selbst.</translation>
        </message>
        <message>
            <source>Well under a second for a few thousand values.</source>
            <translation>Deutlich unter einer Sekunde für einige tausend Werte.</translation>
        </message>
        <message>
            <source>Trend</source>
            <translation>Trend</translation>
        </message>
        <message>
            <source>A straight line</source>
            <translation>Eine Gerade</translation>
        </message>
        <message>
            <source>A line that flattens</source>
            <translation>Eine Linie, die abflacht</translation>
        </message>
        <message>
            <source>How the level goes on.</source>
            <translation>Wie das Niveau weitergeht.</translation>
        </message>
        <message>
            <source>Kind of season</source>
            <translation>Art der Saison</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Addiert</translation>
        </message>
        <message>
            <source>Multiplied</source>
            <translation>Multipliziert</translation>
        </message>
        <message>
            <source>Whether the swings of the season are as large as ever, or grow with the level.</source>
            <translation>Ob die Ausschläge der Saison gleich groß bleiben oder mit dem Niveau wachsen.</translation>
        </message>
        <message>
            <source>Seasonal naive</source>
            <translation>Saisonal naiv</translation>
        </message>
        <message>
            <source>Says what was there one season ago; without a season, the last value. What every other forecast has to beat.</source>
            <translation>Sagt, was vor einer Saison war; ohne Saison den letzten Wert. Das muss jede andere Prognose schlagen.</translation>
        </message>
        <message>
            <source>Needs one season of values and nothing else; hard to beat where little but the season is regular.</source>
            <translation>Braucht die Werte einer Saison und sonst nichts; schwer zu schlagen, wo außer der Saison wenig regelmäßig ist.</translation>
        </message>
        <message>
            <source>Follows no trend and learns nothing.</source>
            <translation>Folgt keinem Trend und lernt nichts.</translation>
        </message>
        <message>
            <source>Weight of classes</source>
            <translation>Gewicht der Klassen</translation>
        </message>
        <message>
            <source>As many as they are</source>
            <translation>Wie sie vorkommen</translation>
        </message>
        <message>
            <source>All the same: rare classes count as much as frequent ones.</source>
            <translation>Alle gleich: seltene Klassen zählen so viel wie häufige.</translation>
        </message>
        <message>
            <source>CIFAR ResNet</source>
            <translation>CIFAR-ResNet</translation>
        </message>
        <message>
            <source>The residual network for small pictures: three stages of 16, 32 and 64 channels, no early pooling.</source>
            <translation>Das Residualnetz für kleine Bilder: drei Stufen mit 16, 32 und 64 Kanälen, kein frühes Pooling.</translation>
        </message>
        <message>
            <source>Colour pictures of about 32 px with many thousand examples.</source>
            <translation>Farbbilder von etwa 32 px mit vielen tausend Beispielen.</translation>
        </message>
        <message>
            <source>Larger pictures are scaled down and lose detail; deep versions need a GPU.</source>
            <translation>Größere Bilder werden verkleinert und verlieren Einzelheiten; tiefe Fassungen brauchen eine GPU.</translation>
        </message>
        <message>
            <source>0.27 million weights and 41 million multiply-adds at depth 20, 1.7 million and 255 million at depth 110.</source>
            <translation>0,27 Millionen Gewichte und 41 Millionen Multiplikationen bei Tiefe 20, 1,7 Millionen und 255 Millionen bei Tiefe 110.</translation>
        </message>
        <message>
            <source>Layers of the network.</source>
            <translation>Schichten des Netzes.</translation>
        </message>
        <message>
            <source>MobileNetV2</source>
            <translation>MobileNetV2</translation>
        </message>
        <message>
            <source>Inverted residuals with cheap depthwise convolutions, made for phones. The width scales all channels.</source>
            <translation>Umgekehrte Residualblöcke mit billigen Faltungen je Kanal, für Telefone gemacht. Die Breite skaliert alle Kanäle.</translation>
        </message>
        <message>
            <source>Small and fast to use, also without a GPU; a good body for fine-tuning on few photographs.</source>
            <translation>Klein und schnell im Gebrauch, auch ohne GPU; ein guter Rumpf zum Feinanpassen auf wenigen Fotos.</translation>
        </message>
        <message>
            <source>From scratch it learns slowly and needs many pictures.</source>
            <translation>Von Grund auf lernt es langsam und braucht viele Bilder.</translation>
        </message>
        <message>
            <source>0.4 to 2.2 million weights and 60 to 300 million multiply-adds for a picture of 224 px, by width.</source>
            <translation>0,4 bis 2,2 Millionen Gewichte und 60 bis 300 Millionen Multiplikationen für ein Bild von 224 px, je nach Breite.</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Factor on all channels. Base weights fit one width only.</source>
            <translation>Faktor auf alle Kanäle. Ausgangsgewichte passen nur zu einer Breite.</translation>
        </message>
        <message>
            <source>How often all training pictures are shown. 0 with base weights takes them as they are.</source>
            <translation>Wie oft alle Trainingsbilder gezeigt werden. 0 mit Ausgangsgewichten nimmt diese, wie sie sind.</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>Stapelgröße</translation>
        </message>
        <message>
            <source>Pictures a step. Halved on its own where a GPU's memory does not suffice.</source>
            <translation>Bilder je Schritt. Wird von selbst halbiert, wo der Speicher einer GPU nicht reicht.</translation>
        </message>
        <message>
            <source>pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Length of a step. Too large: the loss jumps or becomes infinite; too small: it hardly falls.</source>
            <translation>Länge eines Schritts. Zu groß: Der Verlust springt oder wird unendlich; zu klein: Er sinkt kaum.</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>Bildgröße</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Einfrieren</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>The first stages</source>
            <translation>Die ersten Stufen</translation>
        </message>
        <message>
            <source>All but the head</source>
            <translation>Alles außer dem Kopf</translation>
        </message>
        <message>
            <source>Parts that keep their base weights. Automatic: the first stages with fewer than 2,000 training pictures, else nothing. With all but the head frozen, features are computed once and an epoch takes moments.</source>
            <translation>Teile, die ihre Ausgangsgewichte behalten. Automatisch: die ersten Stufen bei weniger als 2.000 Trainingsbildern, sonst nichts. Ist alles außer dem Kopf eingefroren, werden die Merkmale einmal berechnet, und eine Epoche dauert nur Augenblicke.</translation>
        </message>
        <message>
            <source>Frozen stages</source>
            <translation>Eingefrorene Stufen</translation>
        </message>
        <message>
            <source>Mirror</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Mirror every second picture left and right. Not for writing or other things with a side.</source>
            <translation>Jedes zweite Bild seitenverkehrt zeigen. Nicht für Schrift oder anderes mit einer Richtung.</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Move pictures by up to this share of their side; the border is black.</source>
            <translation>Bilder um bis zu diesem Anteil ihrer Seite verschieben; der Rand wird schwarz.</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>Show a random part of each picture, with sides of at least 1 minus this share.</source>
            <translation>Einen zufälligen Ausschnitt jedes Bilds zeigen, dessen Seiten mindestens 1 minus diesen Anteil messen.</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <source>AdamW</source>
            <translation>AdamW</translation>
        </message>
        <message>
            <source>SGD with momentum</source>
            <translation>SGD mit Momentum</translation>
        </message>
        <message>
            <source>AdamW learns fast with little tuning; SGD often ends a little better after many epochs.</source>
            <translation>AdamW lernt schnell und braucht wenig Einstellung; SGD endet nach vielen Epochen oft etwas besser.</translation>
        </message>
        <message>
            <source>Momentum</source>
            <translation>Momentum</translation>
        </message>
        <message>
            <source>Share of the last step that goes on, with SGD.</source>
            <translation>Anteil des letzten Schritts, der weiterwirkt, bei SGD.</translation>
        </message>
        <message>
            <source>Nesterov momentum</source>
            <translation>Nesterov-Momentum</translation>
        </message>
        <message>
            <source>Look ahead along the momentum, with SGD.</source>
            <translation>Entlang des Momentums vorausschauen, bei SGD.</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>Gewichtsabnahme</translation>
        </message>
        <message>
            <source>Pulls weights towards zero, against overfitting. Biases and normalisations are spared.</source>
            <translation>Zieht Gewichte gegen null, gegen Überanpassung. Biaswerte und Normalisierungen bleiben verschont.</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>Kosinus</translation>
        </message>
        <message>
            <source>One cycle</source>
            <translation>Ein Zyklus</translation>
        </message>
        <message>
            <source>Constant</source>
            <translation>Konstanter Wert</translation>
        </message>
        <message>
            <source>How the learning rate moves over the run.</source>
            <translation>Wie sich die Lernrate über den Lauf bewegt.</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>Aufwärmen</translation>
        </message>
        <message>
            <source>Epochs in which the learning rate rises from nearly zero.</source>
            <translation>Epochen, in denen die Lernrate von fast null ansteigt.</translation>
        </message>
        <message>
            <source>Body's rate</source>
            <translation>Rate des Rumpfs</translation>
        </message>
        <message>
            <source>Factor on the learning rate of everything but the head when base weights are fine-tuned.</source>
            <translation>Faktor auf die Lernrate von allem außer dem Kopf, wenn Ausgangsgewichte feinangepasst werden.</translation>
        </message>
        <message>
            <source>Keep statistics</source>
            <translation>Statistik behalten</translation>
        </message>
        <message>
            <source>Batch normalisations keep the base's mean and variance when it is fine-tuned. Better with few pictures or small batches.</source>
            <translation>Batch-Normalisierungen behalten beim Feinanpassen Mittelwert und Varianz der Ausgangsgewichte. Besser bei wenigen Bildern oder kleinen Stapeln.</translation>
        </message>
        <message>
            <source>Label smoothing</source>
            <translation>Label-Glättung</translation>
        </message>
        <message>
            <source>Share of each label spread over all classes, against overconfidence.</source>
            <translation>Anteil jeder Klassenangabe, der auf alle Klassen verteilt wird, gegen zu große Sicherheit.</translation>
        </message>
        <message>
            <source>Class weights</source>
            <translation>Klassengewichte</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>Ausgeglichen</translation>
        </message>
        <message>
            <source>Balanced: rare classes count as much as frequent ones.</source>
            <translation>Ausgeglichen: seltene Klassen zählen so viel wie häufige.</translation>
        </message>
        <message>
            <source>Stop when the validation accuracy has not risen for so many epochs. 0: never.</source>
            <translation>Endet, wenn die Genauigkeit auf der Validierung so viele Epochen lang nicht gestiegen ist. 0: nie.</translation>
        </message>
        <message>
            <source>Gradient limit</source>
            <translation>Gradientengrenze</translation>
        </message>
        <message>
            <source>Largest norm of the gradient. 0: no limit.</source>
            <translation>Größte Norm des Gradienten. 0: keine Grenze.</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ohne</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Rechengenauigkeit</translation>
        </message>
        <message>
            <source>float16 (GPU)</source>
            <translation>float16 (GPU)</translation>
        </message>
        <message>
            <source>Automatic takes bfloat16 where the device has instructions for it and it is faster.</source>
            <translation>Automatisch nimmt bfloat16, wo das Gerät Befehle dafür hat und es schneller ist.</translation>
        </message>
        <message>
            <source>Input scaling</source>
            <translation>Skalierung der Eingabe</translation>
        </message>
        <message>
            <source>The training part's mean and deviation</source>
            <translation>Mittelwert und Abweichung des Trainingsteils</translation>
        </message>
        <message>
            <source>ImageNet's mean and deviation</source>
            <translation>Mittelwert und Abweichung von ImageNet</translation>
        </message>
        <message>
            <source>-1 to 1</source>
            <translation>-1 bis 1</translation>
        </message>
        <message>
            <source>0 to 1</source>
            <translation>0 bis 1</translation>
        </message>
        <message>
            <source>Automatic: a base model's own, ImageNet's for a weights file, else the training part's. It must be what base weights were trained with.</source>
            <translation>Automatisch: die eines Ausgangsmodells, bei einer Gewichtsdatei die von ImageNet, sonst die des Trainingsteils. Es muss die sein, mit der Ausgangsgewichte trainiert wurden.</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Cut the centre</source>
            <translation>Mitte ausschneiden</translation>
        </message>
        <message>
            <source>Stretch</source>
            <translation>Strecken</translation>
        </message>
        <message>
            <source>How a picture that is not square becomes square.</source>
            <translation>Wie ein nicht quadratisches Bild quadratisch wird.</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Random factor on all values, within 1 plus or minus this.</source>
            <translation>Zufälliger Faktor auf alle Werte, höchstens so weit von 1 entfernt.</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Random factor on the distance from the mean.</source>
            <translation>Zufälliger Faktor auf den Abstand vom Mittelwert.</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Random factor on the distance from grey.</source>
            <translation>Zufälliger Faktor auf den Abstand von Grau.</translation>
        </message>
        <message>
            <source>Erasing</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Share of pictures in which a random rectangle becomes noise.</source>
            <translation>Anteil der Bilder, in denen ein zufälliges Rechteck zu Rauschen wird.</translation>
        </message>
        <message>
            <source>Mixup</source>
            <translation>Mixup</translation>
        </message>
        <message>
            <source>Mix pairs of pictures and their labels; larger values mix more evenly.</source>
            <translation>Bilder und ihre Klassen paarweise mischen; größere Werte mischen gleichmäßiger.</translation>
        </message>
        <message>
            <source>Recurrent network</source>
            <translation>Rekurrentes Netz</translation>
        </message>
        <message>
            <source>A small network of gated recurrent units reads the last values and tells the coming season at once; growing spread, season and level are taken out first.</source>
            <translation>Ein kleines Netz aus GRU-Einheiten liest die letzten Werte und sagt die kommende Saison auf einmal; wachsende Streuung, Saison und Niveau werden vorher herausgenommen.</translation>
        </message>
        <message>
            <source>Long series whose course depends on more than the last values; many steps ahead without errors that add up.</source>
            <translation>Lange Reihen, deren Verlauf von mehr als den letzten Werten abhängt; viele Schritte voraus, ohne dass sich Fehler summieren.</translation>
        </message>
        <message>
            <source>Needs a hundred values and more, and is mostly no better than exponential smoothing or ARIMA on short series. Another seed gives another network.</source>
            <translation>Braucht hundert Werte und mehr und ist auf kurzen Reihen meist nicht besser als exponentielle Glättung oder ARIMA. Ein anderer Startwert gibt ein anderes Netz.</translation>
        </message>
        <message>
            <source>Seconds for some hundred values, a minute or two for thousands.</source>
            <translation>Sekunden für einige hundert Werte, ein bis zwei Minuten für tausende.</translation>
        </message>
        <message>
            <source>How many of the last values a forecast is told; a season, at least 12 and at most 48, when automatic.</source>
            <translation>Wie viele der letzten Werte eine Prognose sieht; automatisch: eine Saison, mindestens 12 und höchstens 48.</translation>
        </message>
        <message>
            <source>Units</source>
            <translation>Einheiten</translation>
        </message>
        <message>
            <source>Numbers that it remembers along the window.</source>
            <translation>Zahlen, die es sich entlang des Fensters merkt.</translation>
        </message>
        <message>
            <source>Passes over the series, each over at most 2,048 windows; the learning rate falls to 0 over them.</source>
            <translation>Durchgänge durch die Reihe, jeder über höchstens 2.048 Fenster; die Lernrate sinkt dabei auf 0.</translation>
        </message>
        <message>
            <source>How far a step goes at its largest.</source>
            <translation>Wie weit ein Schritt höchstens geht.</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <source>Share of the units that are left out in each step, against overfitting.</source>
            <translation>Anteil der Einheiten, die in jedem Schritt ausgelassen werden, gegen Überanpassung.</translation>
        </message>
        <message>
            <source>Steps at once</source>
            <translation>Schritte auf einmal</translation>
        </message>
        <message>
            <source>How many coming values are told together, further ones build on them; a season, or 10 without one, when automatic.</source>
            <translation>Wie viele kommende Werte zusammen vorhergesagt werden, weitere bauen darauf auf; automatisch: eine Saison, ohne Saison 10.</translation>
        </message>
        <message>
            <source>Logarithm</source>
            <translation>Logarithmus</translation>
        </message>
        <message>
            <source>Learns logarithms. Automatic: where all values are above 0 and their spread grows with them.</source>
            <translation>Lernt Logarithmen. Automatisch: wo alle Werte über 0 liegen und ihre Streuung mit ihnen wächst.</translation>
        </message>
        <message>
            <source>Seasonal differences</source>
            <translation>Saisonale Differenzen</translation>
        </message>
        <message>
            <source>Learns the differences from one season ago. Automatic: where the season is strong.</source>
            <translation>Lernt die Differenzen zur vorigen Saison. Automatisch: wo die Saison stark ist.</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Schichten</translation>
        </message>
        <message>
            <source>One is mostly enough.</source>
            <translation>Eine genügt meist.</translation>
        </message>
        <message>
            <source>Pulls weights towards zero; biases are spared.</source>
            <translation>Zieht Gewichte gegen null; Biaswerte bleiben verschont.</translation>
        </message>
        <message>
            <source>Windows of a step</source>
            <translation>Fenster je Schritt</translation>
        </message>
        <message>
            <source>Photographs; with weights pre-trained on ImageNet a few hundred examples suffice.</source>
            <translation>Fotos; mit auf ImageNet vortrainierten Gewichten genügen einige hundert Beispiele.</translation>
        </message>
        <message>
            <source>ResNet-18</source>
            <translation>ResNet-18</translation>
        </message>
        <message>
            <source>A residual network of 18 layers, the usual body for fine-tuning on photographs.</source>
            <translation>Ein Residualnetz mit 18 Schichten, der übliche Rumpf zum Feinanpassen auf Fotos.</translation>
        </message>
        <message>
            <source>From scratch it needs many thousand pictures.</source>
            <translation>Von Grund auf braucht es viele tausend Bilder.</translation>
        </message>
        <message>
            <source>11.7 million weights, 1.8 billion multiply-adds for a picture of 224 px.</source>
            <translation>11,7 Millionen Gewichte, 1,8 Milliarden Multiplikationen für ein Bild von 224 px.</translation>
        </message>
        <message>
            <source>ResNet-34</source>
            <translation>ResNet-34</translation>
        </message>
        <message>
            <source>A residual network of 34 layers, between ResNet-18 and ResNet-50 in accuracy and cost.</source>
            <translation>Ein Residualnetz mit 34 Schichten, in Genauigkeit und Aufwand zwischen ResNet-18 und ResNet-50.</translation>
        </message>
        <message>
            <source>From scratch it needs many thousand pictures and a GPU.</source>
            <translation>Von Grund auf braucht es viele tausend Bilder und eine GPU.</translation>
        </message>
        <message>
            <source>21.8 million weights, 3.7 billion multiply-adds for a picture of 224 px.</source>
            <translation>21,8 Millionen Gewichte, 3,7 Milliarden Multiplikationen für ein Bild von 224 px.</translation>
        </message>
        <message>
            <source>ResNet-50</source>
            <translation>ResNet-50</translation>
        </message>
        <message>
            <source>A residual network of 50 layers with bottlenecks, the common reference for photographs.</source>
            <translation>Ein Residualnetz mit 50 Schichten und Engpässen, der übliche Maßstab für Fotos.</translation>
        </message>
        <message>
            <source>On a processor training takes hours: freeze the body or use a GPU.</source>
            <translation>Auf einem Prozessor dauert das Training Stunden: den Rumpf einfrieren oder eine GPU benutzen.</translation>
        </message>
        <message>
            <source>25.6 million weights, 4.1 billion multiply-adds for a picture of 224 px.</source>
            <translation>25,6 Millionen Gewichte, 4,1 Milliarden Multiplikationen für ein Bild von 224 px.</translation>
        </message>
        <message>
            <source>Small CNN</source>
            <translation>Small CNN</translation>
        </message>
        <message>
            <source>Two or more stages of convolution and pooling, then two linear layers. The first network to try on small pictures.</source>
            <translation>Zwei oder mehr Stufen aus Faltung und Pooling, dann zwei lineare Schichten. Das erste Netz, das auf kleinen Bildern zu versuchen ist.</translation>
        </message>
        <message>
            <source>Small pictures of one thing, such as digits, clothes or symbols; thousands of examples; trains in minutes on a processor.</source>
            <translation>Kleine Bilder einer einzigen Sache, etwa Ziffern, Kleidung oder Symbole; tausende Beispiele; trainiert in Minuten auf einem Prozessor.</translation>
        </message>
        <message>
            <source>Photographs with much detail, or few examples: fine-tune a pre-trained network instead.</source>
            <translation>Fotos mit vielen Einzelheiten oder wenige Beispiele: besser ein vortrainiertes Netz feinanpassen.</translation>
        </message>
        <message>
            <source>About 420,000 weights for 28 px; some thousand pictures a second on two cores.</source>
            <translation>Etwa 420.000 Gewichte bei 28 px; einige tausend Bilder je Sekunde auf zwei Kernen.</translation>
        </message>
        <message>
            <source>Transformer for tables</source>
            <translation>Transformer für Tabellen</translation>
        </message>
        <message>
            <source>Every column becomes a token, and blocks of attention let each look at all others, so that what matters may depend on other columns (FT-Transformer).</source>
            <translation>Jede Spalte wird ein Token, und Blöcke von Attention lassen jede auf alle anderen sehen, sodass von anderen Spalten abhängen darf, was zählt (FT-Transformer).</translation>
        </message>
        <message>
            <source>Thousands of rows with many interactions between columns; often the best network for tables.</source>
            <translation>Tausende Zeilen mit vielen Wechselwirkungen zwischen Spalten; oft das beste Netz für Tabellen.</translation>
        </message>
        <message>
            <source>Mostly behind or level with boosted trees, and far slower; small tables are overfitted, and the cost grows with the square of the number of columns.</source>
            <translation>Meist hinter oder gleichauf mit Boosted Trees und viel langsamer; neigt auf kleinen Tabellen zur Überanpassung, und der Aufwand wächst mit dem Quadrat der Spaltenzahl.</translation>
        </message>
        <message>
            <source>Minutes for 10,000 rows of ten columns on a processor; a GPU pays.</source>
            <translation>Minuten für 10.000 Zeilen mit zehn Spalten auf einem Prozessor; eine GPU lohnt sich.</translation>
        </message>
        <message>
            <source>Blocks</source>
            <translation>Blöcke</translation>
        </message>
        <message>
            <source>How often all columns look at each other.</source>
            <translation>Wie oft alle Spalten aufeinander sehen.</translation>
        </message>
        <message>
            <source>Numbers that a column becomes; rounded up to a multiple of the heads. The cost grows with its square.</source>
            <translation>Zahlen, zu denen eine Spalte wird; auf ein Vielfaches der Köpfe aufgerundet. Der Aufwand wächst mit dem Quadrat.</translation>
        </message>
        <message>
            <source>Passes over the training rows; the learning rate falls to 0 over them. Ends sooner by the patience.</source>
            <translation>Durchgänge durch die Trainingszeilen; die Lernrate sinkt dabei auf 0. Endet mit der Geduld früher.</translation>
        </message>
        <message>
            <source>Share of the hidden units that are left out in each step, against overfitting.</source>
            <translation>Anteil der verborgenen Einheiten, die in jedem Schritt ausgelassen werden, gegen Überanpassung.</translation>
        </message>
        <message>
            <source>Heads</source>
            <translation>Köpfe</translation>
        </message>
        <message>
            <source>Ways of looking at the other columns in each block.</source>
            <translation>Arten, in jedem Block auf die anderen Spalten zu sehen.</translation>
        </message>
        <message>
            <source>Attention's dropout</source>
            <translation>Dropout der Attention</translation>
        </message>
        <message>
            <source>Share of the looks at other columns that are left out in each step.</source>
            <translation>Anteil der Blicke auf andere Spalten, die in jedem Schritt ausgelassen werden.</translation>
        </message>
        <message>
            <source>Pulls weights towards zero; biases, normalisations and tokens are spared.</source>
            <translation>Zieht Gewichte gegen null; Biaswerte, Normalisierungen und Token bleiben verschont.</translation>
        </message>
        <message>
            <source>Ends when the validation loss has not fallen for so many epochs; the best epoch is kept. Without validation rows a seventh of 100 and more training rows is kept back for it.</source>
            <translation>Endet, wenn der Validierungsverlust so viele Epochen lang nicht gesunken ist; die beste Epoche bleibt. Ohne Validierungszeilen wird dafür ab 100 Trainingszeilen ein Siebtel von ihnen zurückbehalten.</translation>
        </message>
        <message>
            <source>ONNX</source>
            <translation>ONNX</translation>
        </message>
        <message>
            <source>One file for ONNX Runtime, OpenVINO, TensorRT and others. Raw pictures go in, or the raw columns of a table by their names; answers come out. Class names and preparation are inside.</source>
            <translation>Eine Datei für ONNX Runtime, OpenVINO, TensorRT und andere. Rohe Bilder gehen hinein oder die rohen Spalten einer Tabelle mit ihren Namen; Antworten kommen heraus. Klassennamen und Vorbereitung sind darin.</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>A folder with everything: model, weights, labels, model card, and examples with the answers it must give; of pictures with ONNX. Lathe predicts from it.</source>
            <translation>Ein Ordner mit allem: Modell, Gewichte, Klassen, Steckbrief und Beispiele mit den Antworten, die herauskommen müssen; bei Bildern mit ONNX. Lathe sagt damit vorher.</translation>
        </message>
        <message>
            <source>Safetensors</source>
            <translation>Safetensors</translation>
        </message>
        <message>
            <source>The weights under PyTorch's names, to go on in Python. Class names, network and preparation are in the metadata.</source>
            <translation>Die Gewichte unter PyTorchs Namen, zum Weitermachen in Python. Klassennamen, Netz und Vorbereitung stehen in den Metadaten.</translation>
        </message>
        <message>
            <source>Numbers in bins</source>
            <translation>Zahlen in Intervalle</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Zahlen</translation>
        </message>
        <message>
            <source>Replaces a number by the bin that it lies in; the first and the last bin are open. Missing values stay missing.</source>
            <translation>Ersetzt eine Zahl durch das Intervall, in dem sie liegt; das erste und das letzte sind offen. Fehlende Werte bleiben fehlend.</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>None chosen: all number features</source>
            <translation>Keine gewählt: alle Merkmale aus Zahlen</translation>
        </message>
        <message>
            <source>Bins</source>
            <translation>Intervalle</translation>
        </message>
        <message>
            <source>Equally many values</source>
            <translation>Gleich viele Werte</translation>
        </message>
        <message>
            <source>Equally wide</source>
            <translation>Gleich breit</translation>
        </message>
        <message>
            <source>Given edges</source>
            <translation>Gegebene Grenzen</translation>
        </message>
        <message>
            <source>How the edges are found</source>
            <translation>Wie die Grenzen gefunden werden</translation>
        </message>
        <message>
            <source>Number of bins</source>
            <translation>Zahl der Intervalle</translation>
        </message>
        <message>
            <source>Fewer where values are equal</source>
            <translation>Weniger, wo Werte gleich sind</translation>
        </message>
        <message>
            <source>Edges</source>
            <translation>Grenzen</translation>
        </message>
        <message>
            <source>For given edges: the numbers between the bins, with commas between them</source>
            <translation>Für gegebene Grenzen: die Zahlen zwischen den Intervallen, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>As</source>
            <translation>Als</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>Number of the bin</source>
            <translation>Nummer des Intervalls</translation>
        </message>
        <message>
            <source>Numbers count from 0</source>
            <translation>Nummern zählen ab 0</translation>
        </message>
        <message>
            <source>Weigh classes</source>
            <translation>Klassen gewichten</translation>
        </message>
        <message>
            <source>Balance</source>
            <translation>Ausgleich</translation>
        </message>
        <message>
            <source>Gives rows of rare classes more weight in training: all rows / (classes × rows of the class). A row without a class weighs 1.</source>
            <translation>Gibt Zeilen seltener Klassen im Training mehr Gewicht: alle Zeilen / (Klassen × Zeilen der Klasse). Eine Zeile ohne Klasse wiegt 1.</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>1: every class counts the same; 0: no weights</source>
            <translation>1: jede Klasse zählt gleich; 0: keine Gewichte</translation>
        </message>
        <message>
            <source>Limit numbers</source>
            <translation>Zahlen begrenzen</translation>
        </message>
        <message>
            <source>Moves numbers outside of bounds to the bound, or sets them to missing, which mends impossible values. Bounds are given, or taken from the ends of the training values (winsorising). Missing values stay missing.</source>
            <translation>Setzt Zahlen außerhalb von Grenzen auf die Grenze oder auf fehlend, was unmögliche Werte behebt. Grenzen werden vorgegeben oder an den Enden der Trainingswerte abgelesen (Winsorisieren). Fehlende Werte bleiben fehlend.</translation>
        </message>
        <message>
            <source>Bounds</source>
            <translation>Grenzwerte</translation>
        </message>
        <message>
            <source>From the training values</source>
            <translation>Aus den Trainingswerten</translation>
        </message>
        <message>
            <source>Given</source>
            <translation>Vorgegeben</translation>
        </message>
        <message>
            <source>Where the bounds come from</source>
            <translation>Woher die Grenzen kommen</translation>
        </message>
        <message>
            <source>Share at each end</source>
            <translation>Anteil an jedem Ende</translation>
        </message>
        <message>
            <source>The share of training values outside, at each end</source>
            <translation>Der Anteil der Trainingswerte außerhalb, an jedem Ende</translation>
        </message>
        <message>
            <source>Lowest</source>
            <translation>Niedrigster</translation>
        </message>
        <message>
            <source>The lowest value allowed; nothing: none</source>
            <translation>Der niedrigste erlaubte Wert; leer: keiner</translation>
        </message>
        <message>
            <source>Highest</source>
            <translation>Höchster</translation>
        </message>
        <message>
            <source>The highest value allowed; nothing: none</source>
            <translation>Der höchste erlaubte Wert; leer: keiner</translation>
        </message>
        <message>
            <source>Outside</source>
            <translation>Außerhalb</translation>
        </message>
        <message>
            <source>Move to the bound</source>
            <translation>Auf die Grenze setzen</translation>
        </message>
        <message>
            <source>Set to missing</source>
            <translation>Auf fehlend setzen</translation>
        </message>
        <message>
            <source>What happens to values outside</source>
            <translation>Was mit Werten außerhalb geschieht</translation>
        </message>
        <message>
            <source>Compute a column</source>
            <translation>Spalte berechnen</translation>
        </message>
        <message>
            <source>Adds a column, or replaces one, by a formula over the others. What is computed from a missing value is missing.</source>
            <translation>Fügt eine Spalte hinzu oder ersetzt eine durch eine Formel über die anderen. Was aus einem fehlenden Wert berechnet wird, fehlt.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Of the new column</source>
            <translation>Der neuen Spalte</translation>
        </message>
        <message>
            <source>Formula</source>
            <translation>Formel</translation>
        </message>
        <message>
            <source>For example total_rooms / households; see the page on formulas</source>
            <translation>Zum Beispiel total_rooms / households; siehe die Seite über Formeln</translation>
        </message>
        <message>
            <source>Parts of times</source>
            <translation>Teile von Zeiten</translation>
        </message>
        <message>
            <source>Replaces a time by its year, month, weekday and so on, as numbers and as points on a circle, where December lies beside January. Every part of a missing time is missing.</source>
            <translation>Ersetzt eine Zeit durch Jahr, Monat, Wochentag und so weiter, als Zahlen und als Punkte auf einem Kreis, auf dem der Dezember neben dem Januar liegt. Jeder Teil einer fehlenden Zeit fehlt.</translation>
        </message>
        <message>
            <source>None chosen: all time features</source>
            <translation>Keine gewählt: alle Merkmale aus Zeiten</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>Jahr</translation>
        </message>
        <message>
            <source>The year</source>
            <translation>Das Jahr</translation>
        </message>
        <message>
            <source>Quarter</source>
            <translation>Quartal</translation>
        </message>
        <message>
            <source>1 to 4</source>
            <translation>1 bis 4</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Monat</translation>
        </message>
        <message>
            <source>1 to 12</source>
            <translation>1 bis 12</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Of the month, 1 to 31</source>
            <translation>Des Monats, 1 bis 31</translation>
        </message>
        <message>
            <source>Weekday</source>
            <translation>Wochentag</translation>
        </message>
        <message>
            <source>1 (Monday) to 7</source>
            <translation>1 (Montag) bis 7</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>Stunde</translation>
        </message>
        <message>
            <source>0 to 23; left out where no time of day is given</source>
            <translation>0 bis 23; entfällt, wo keine Uhrzeit steht</translation>
        </message>
        <message>
            <source>Minute</source>
            <translation>Minute</translation>
        </message>
        <message>
            <source>0 to 59; left out where no time of day is given</source>
            <translation>0 bis 59; entfällt, wo keine Uhrzeit steht</translation>
        </message>
        <message>
            <source>Cycles</source>
            <translation>Kreise</translation>
        </message>
        <message>
            <source>Adds sine and cosine of the parts that come round again</source>
            <translation>Fügt Sinus und Kosinus der Teile hinzu, die wiederkehren</translation>
        </message>
        <message>
            <source>Elapsed days</source>
            <translation>Vergangene Tage</translation>
        </message>
        <message>
            <source>Days since the first training time</source>
            <translation>Tage seit der ersten Trainingszeit</translation>
        </message>
        <message>
            <source>Keep the time</source>
            <translation>Zeit behalten</translation>
        </message>
        <message>
            <source>Leaves the time column in the table</source>
            <translation>Lässt die Spalte mit der Zeit in der Tabelle</translation>
        </message>
        <message>
            <source>Leave out duplicates</source>
            <translation>Doppelte Zeilen auslassen</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Keeps the first of rows to learn from or to judge by that are equal in the chosen columns; missing equals missing. Rows to be predicted all stay.</source>
            <translation>Behält von Zeilen zum Lernen oder Beurteilen, die in den gewählten Spalten gleich sind, die erste; fehlend gleicht fehlend. Zeilen, für die vorhergesagt wird, bleiben alle.</translation>
        </message>
        <message>
            <source>None chosen: all features and the target</source>
            <translation>Keine gewählt: alle Merkmale und das Ziel</translation>
        </message>
        <message>
            <source>Drop columns</source>
            <translation>Spalten entfernen</translation>
        </message>
        <message>
            <source>Leaves the chosen columns out. Rows to come need not have them.</source>
            <translation>Lässt die gewählten Spalten aus. Kommende Zeilen müssen sie nicht haben.</translation>
        </message>
        <message>
            <source>The columns to leave out; at least one</source>
            <translation>Die auszulassenden Spalten; mindestens eine</translation>
        </message>
        <message>
            <source>Filter rows</source>
            <translation>Zeilen filtern</translation>
        </message>
        <message>
            <source>Keeps the rows to learn from and to judge by for which a condition is true; where it is missing the row is left out. Rows to be predicted all stay.</source>
            <translation>Behält die Zeilen zum Lernen und Beurteilen, für die eine Bedingung wahr ist; wo sie fehlt, entfällt die Zeile. Zeilen, für die vorhergesagt wird, bleiben alle.</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Bedingung</translation>
        </message>
        <message>
            <source>For example price &gt; 0 and rooms &lt; 100; see the page on formulas</source>
            <translation>Zum Beispiel price &gt; 0 and rooms &lt; 100; siehe die Seite über Formeln</translation>
        </message>
        <message>
            <source>Categories by frequency</source>
            <translation>Kategorien nach Häufigkeit</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Kategorien</translation>
        </message>
        <message>
            <source>Replaces a category by how often it stands in the training rows, among the values that are not missing. A category that was not seen is 0; a missing value stays missing.</source>
            <translation>Ersetzt eine Kategorie dadurch, wie oft sie in den Trainingszeilen steht, unter den nicht fehlenden Werten. Eine nie gesehene Kategorie ist 0; ein fehlender Wert bleibt fehlend.</translation>
        </message>
        <message>
            <source>None chosen: all category features</source>
            <translation>Keine gewählt: alle Merkmale aus Kategorien</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Anzahl</translation>
        </message>
        <message>
            <source>Of the training rows</source>
            <translation>Der Trainingszeilen</translation>
        </message>
        <message>
            <source>Group rare categories</source>
            <translation>Seltene Kategorien zusammenfassen</translation>
        </message>
        <message>
            <source>Puts categories of few training rows together. A category that was not seen goes there too; a missing value stays missing.</source>
            <translation>Fasst Kategorien mit wenigen Trainingszeilen zusammen. Eine nie gesehene Kategorie kommt ebenfalls dorthin; ein fehlender Wert bleibt fehlend.</translation>
        </message>
        <message>
            <source>Least share</source>
            <translation>Kleinster Anteil</translation>
        </message>
        <message>
            <source>A category of a smaller share of the training rows is rare</source>
            <translation>Eine Kategorie mit einem kleineren Anteil an den Trainingszeilen ist selten</translation>
        </message>
        <message>
            <source>Least rows</source>
            <translation>Wenigste Zeilen</translation>
        </message>
        <message>
            <source>A category of fewer training rows is rare</source>
            <translation>Eine Kategorie mit weniger Trainingszeilen ist selten</translation>
        </message>
        <message>
            <source>Most categories</source>
            <translation>Höchstens Kategorien</translation>
        </message>
        <message>
            <source>Keeps the most frequent ones</source>
            <translation>Behält die häufigsten</translation>
        </message>
        <message>
            <source>any number</source>
            <translation>beliebig viele</translation>
        </message>
        <message>
            <source>Name of the group</source>
            <translation>Name der Gruppe</translation>
        </message>
        <message>
            <source>The category that rare ones become</source>
            <translation>Die Kategorie, zu der seltene werden</translation>
        </message>
        <message>
            <source>Fill missing values</source>
            <translation>Fehlende Werte füllen</translation>
        </message>
        <message>
            <source>Puts a learned or given value where one is missing. A column without any value is filled with 0, “missing” or false.</source>
            <translation>Setzt einen gelernten oder gegebenen Wert ein, wo einer fehlt. Eine Spalte ganz ohne Werte wird mit 0, „missing“ oder falsch gefüllt.</translation>
        </message>
        <message>
            <source>None chosen: all such features, also those that lack nothing yet</source>
            <translation>Keine gewählt: alle solchen Merkmale, auch die, denen noch nichts fehlt</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Most frequent</source>
            <translation>Häufigster Wert</translation>
        </message>
        <message>
            <source>A constant</source>
            <translation>Eine Konstante</translation>
        </message>
        <message>
            <source>Mean of the nearest rows</source>
            <translation>Mittelwert der nächsten Zeilen</translation>
        </message>
        <message>
            <source>Categories and booleans take the most frequent value in place of a middle one</source>
            <translation>Kategorien und Ja/Nein-Werte nehmen den häufigsten Wert statt eines mittleren</translation>
        </message>
        <message>
            <source>For the constant: a number, a category, true or false, or a time</source>
            <translation>Für die Konstante: eine Zahl, eine Kategorie, true oder false oder eine Zeit</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Kennzeichen</translation>
        </message>
        <message>
            <source>Adds a column that says where a value was missing, for each column that lacks some in training</source>
            <translation>Fügt für jede Spalte, der im Training Werte fehlen, eine Spalte hinzu, die sagt, wo einer fehlte</translation>
        </message>
        <message>
            <source>Nearest rows</source>
            <translation>Nächste Zeilen</translation>
        </message>
        <message>
            <source>How many rows the mean is taken of</source>
            <translation>Über wie viele Zeilen gemittelt wird</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>All alike</source>
            <translation>Alle gleich</translation>
        </message>
        <message>
            <source>Nearer ones more</source>
            <translation>Nähere mehr</translation>
        </message>
        <message>
            <source>Of the nearest rows</source>
            <translation>Der nächsten Zeilen</translation>
        </message>
        <message>
            <source>Scaled distance</source>
            <translation>Skalierter Abstand</translation>
        </message>
        <message>
            <source>Divides each column by its standard deviation before distances are taken</source>
            <translation>Teilt jede Spalte durch ihre Standardabweichung, bevor Abstände berechnet werden</translation>
        </message>
        <message>
            <source>Training rows kept</source>
            <translation>Behaltene Trainingszeilen</translation>
        </message>
        <message>
            <source>The most rows that nearest ones are looked for among; a random choice of them</source>
            <translation>Unter höchstens so vielen Zeilen werden die nächsten gesucht; eine zufällige Auswahl</translation>
        </message>
        <message>
            <source>Draws large numbers together. Missing values stay missing; a number without a logarithm becomes missing.</source>
            <translation>Zieht große Zahlen zusammen. Fehlende Werte bleiben fehlend; eine Zahl ohne Logarithmus wird fehlend.</translation>
        </message>
        <message>
            <source>log(1 + |x|) with the sign of x</source>
            <translation>log(1 + |x|) mit dem Vorzeichen von x</translation>
        </message>
        <message>
            <source>log(1 + x), above −1</source>
            <translation>log(1 + x), über −1</translation>
        </message>
        <message>
            <source>log(x), above 0</source>
            <translation>log(x), über 0</translation>
        </message>
        <message>
            <source>The first takes every number</source>
            <translation>Das erste nimmt jede Zahl</translation>
        </message>
        <message>
            <source>One column a category</source>
            <translation>Eine Spalte je Kategorie</translation>
        </message>
        <message>
            <source>Replaces a category column by one column of 0 and 1 for each category. A category that was not seen gives 0 everywhere, and so does a missing value unless it gets a column of its own.</source>
            <translation>Ersetzt eine kategoriale Spalte durch je eine Spalte aus 0 und 1 für jede Kategorie (One-Hot). Eine nie gesehene Kategorie gibt überall 0, ebenso ein fehlender Wert, sofern er keine eigene Spalte bekommt.</translation>
        </message>
        <message>
            <source>Most columns</source>
            <translation>Höchstens Spalten</translation>
        </message>
        <message>
            <source>For each category column; where there are more categories, the rarest share one</source>
            <translation>Je kategorialer Spalte; wo es mehr Kategorien gibt, teilen sich die seltensten eine</translation>
        </message>
        <message>
            <source>Drop the first</source>
            <translation>Erste weglassen</translation>
        </message>
        <message>
            <source>Leaves out the first category, which then is 0 everywhere; for models that need independent columns</source>
            <translation>Lässt die erste Kategorie weg, die dann überall 0 ist; für Modelle, die unabhängige Spalten brauchen</translation>
        </message>
        <message>
            <source>Column for missing</source>
            <translation>Spalte für Fehlendes</translation>
        </message>
        <message>
            <source>Adds a column that is 1 where the value is missing</source>
            <translation>Fügt eine Spalte hinzu, die 1 ist, wo der Wert fehlt</translation>
        </message>
        <message>
            <source>Categories in order</source>
            <translation>Kategorien der Reihe nach</translation>
        </message>
        <message>
            <source>Numbers categories 0, 1, 2 and so on in an order. A missing value stays missing, and a category that was not seen becomes missing.</source>
            <translation>Nummeriert Kategorien mit 0, 1, 2 und so weiter in einer Reihenfolge. Ein fehlender Wert bleibt fehlend, eine nie gesehene Kategorie wird fehlend.</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>By the alphabet</source>
            <translation>Nach dem Alphabet</translation>
        </message>
        <message>
            <source>The most frequent first</source>
            <translation>Die häufigste zuerst</translation>
        </message>
        <message>
            <source>What comes first</source>
            <translation>Was zuerst kommt</translation>
        </message>
        <message>
            <source>For the given order: from the lowest to the highest, with commas between them</source>
            <translation>Für die vorgegebene Reihenfolge: von der niedrigsten zur höchsten, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Principal components</source>
            <translation>Hauptkomponenten</translation>
        </message>
        <message>
            <source>Replaces number columns by the few directions in which they vary most. A missing value counts as its column's mean.</source>
            <translation>Ersetzt Spalten aus Zahlen durch die wenigen Richtungen, in denen sie am meisten streuen. Ein fehlender Wert zählt als Mittelwert seiner Spalte.</translation>
        </message>
        <message>
            <source>How many columns are made</source>
            <translation>Wie viele Spalten entstehen</translation>
        </message>
        <message>
            <source>as the share says</source>
            <translation>wie es der Anteil sagt</translation>
        </message>
        <message>
            <source>Share of the variance</source>
            <translation>Anteil der Varianz</translation>
        </message>
        <message>
            <source>As many components as hold this share together</source>
            <translation>So viele Komponenten, wie zusammen diesen Anteil enthalten</translation>
        </message>
        <message>
            <source>Standardise</source>
            <translation>Standardisieren</translation>
        </message>
        <message>
            <source>Divides by the standard deviation first, so that units do not matter</source>
            <translation>Teilt vorher durch die Standardabweichung, damit Einheiten keine Rolle spielen</translation>
        </message>
        <message>
            <source>Products and powers</source>
            <translation>Produkte und Potenzen</translation>
        </message>
        <message>
            <source>Adds the products and powers of number columns, so that linear models can bend. A product with a missing factor is missing.</source>
            <translation>Fügt Produkte und Potenzen von Spalten aus Zahlen hinzu, damit lineare Modelle krümmen können. Ein Produkt mit einem fehlenden Faktor fehlt.</translation>
        </message>
        <message>
            <source>Degree</source>
            <translation>Grad</translation>
        </message>
        <message>
            <source>The most factors of a product</source>
            <translation>Die meisten Faktoren eines Produkts</translation>
        </message>
        <message>
            <source>Products of different columns only</source>
            <translation>Nur Produkte verschiedener Spalten</translation>
        </message>
        <message>
            <source>Leaves powers out</source>
            <translation>Lässt Potenzen weg</translation>
        </message>
        <message>
            <source>Make numbers normal</source>
            <translation>Zahlen normalverteilen</translation>
        </message>
        <message>
            <source>Raises a column to the power that makes it most like a normal distribution. Missing values stay missing and count for nothing; for Box–Cox a number that is not above 0 becomes missing.</source>
            <translation>Erhebt eine Spalte in die Potenz, mit der sie einer Normalverteilung am ähnlichsten wird. Fehlende Werte bleiben fehlend und zählen nicht; bei Box-Cox wird eine Zahl, die nicht über 0 liegt, fehlend.</translation>
        </message>
        <message>
            <source>None chosen: all number features; for Box–Cox those above 0</source>
            <translation>Keine gewählt: alle Merkmale aus Zahlen; bei Box-Cox die über 0</translation>
        </message>
        <message>
            <source>Yeo–Johnson</source>
            <translation>Yeo-Johnson</translation>
        </message>
        <message>
            <source>Box–Cox</source>
            <translation>Box-Cox</translation>
        </message>
        <message>
            <source>Box–Cox takes positive numbers only</source>
            <translation>Box-Cox nimmt nur positive Zahlen</translation>
        </message>
        <message>
            <source>Then mean 0, standard deviation 1</source>
            <translation>Danach Mittelwert 0, Standardabweichung 1</translation>
        </message>
        <message>
            <source>Rename columns</source>
            <translation>Spalten umbenennen</translation>
        </message>
        <message>
            <source>Gives columns other names. Missing values stay missing.</source>
            <translation>Gibt Spalten andere Namen. Fehlende Werte bleiben fehlend.</translation>
        </message>
        <message>
            <source>The columns to rename; at least one</source>
            <translation>Die umzubenennenden Spalten; mindestens eine</translation>
        </message>
        <message>
            <source>New names</source>
            <translation>Neue Namen</translation>
        </message>
        <message>
            <source>In the same order, with commas between them</source>
            <translation>In derselben Reihenfolge, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Repeat rows of rare classes</source>
            <translation>Zeilen seltener Klassen wiederholen</translation>
        </message>
        <message>
            <source>Repeats training rows of rare classes at random until each class has enough. Missing values are repeated as they are.</source>
            <translation>Wiederholt zufällig Trainingszeilen seltener Klassen, bis jede Klasse genug hat. Fehlende Werte werden wiederholt, wie sie sind.</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>Verhältnis</translation>
        </message>
        <message>
            <source>Rows of each class at least, as a share of the largest class</source>
            <translation>Zeilen jeder Klasse mindestens, als Anteil der größten Klasse</translation>
        </message>
        <message>
            <source>Leave out rows of frequent classes</source>
            <translation>Zeilen häufiger Klassen auslassen</translation>
        </message>
        <message>
            <source>Keeps a random choice of the training rows of frequent classes. Rows without a class are left out; other missing values stay.</source>
            <translation>Behält eine zufällige Auswahl der Trainingszeilen häufiger Klassen. Zeilen ohne Klasse entfallen; andere fehlende Werte bleiben.</translation>
        </message>
        <message>
            <source>The smallest class as a share of the rows kept of any other</source>
            <translation>Die kleinste Klasse als Anteil der behaltenen Zeilen jeder anderen</translation>
        </message>
        <message>
            <source>Scale numbers</source>
            <translation>Zahlen skalieren</translation>
        </message>
        <message>
            <source>Brings number columns to a comparable size. Missing values stay missing and count for nothing; a column of one value becomes 0.</source>
            <translation>Bringt Spalten aus Zahlen auf vergleichbare Größe. Fehlende Werte bleiben fehlend und zählen nicht; eine Spalte mit nur einem Wert wird 0.</translation>
        </message>
        <message>
            <source>Mean 0, standard deviation 1</source>
            <translation>Mittelwert 0, Standardabweichung 1</translation>
        </message>
        <message>
            <source>Smallest 0, largest 1</source>
            <translation>Kleinster 0, größter 1</translation>
        </message>
        <message>
            <source>Median 0, interquartile range 1</source>
            <translation>Median 0, Quartilsabstand 1</translation>
        </message>
        <message>
            <source>Quantiles, uniform from 0 to 1</source>
            <translation>Quantile, gleichverteilt von 0 bis 1</translation>
        </message>
        <message>
            <source>Quantiles, normal distribution</source>
            <translation>Quantile, normalverteilt</translation>
        </message>
        <message>
            <source>Robust and quantiles stand outliers; quantiles also take away any skew</source>
            <translation>Median und Quantile vertragen Ausreißer; Quantile nehmen auch jede Schiefe weg</translation>
        </message>
        <message>
            <source>How finely the distribution is learned, for the quantile methods</source>
            <translation>Wie fein die Verteilung gelernt wird, bei den Quantilverfahren</translation>
        </message>
        <message>
            <source>Select columns</source>
            <translation>Spalten auswählen</translation>
        </message>
        <message>
            <source>Keeps the chosen features and leaves the others out. The target, identifiers, weights and ignored columns stay. Missing values stay missing.</source>
            <translation>Behält die gewählten Merkmale und lässt die anderen aus. Ziel, Kennungen, Gewichte und ignorierte Spalten bleiben. Fehlende Werte bleiben fehlend.</translation>
        </message>
        <message>
            <source>The features to keep; none chosen: all</source>
            <translation>Die Merkmale, die bleiben; keine gewählt: alle</translation>
        </message>
        <message>
            <source>Change the type</source>
            <translation>Typ ändern</translation>
        </message>
        <message>
            <source>Takes numbers as categories, texts as numbers or times, booleans as 0 and 1, and the like. Missing values stay missing, and a value that does not fit becomes missing.</source>
            <translation>Nimmt Zahlen als Kategorien, Texte als Zahlen oder Zeiten, Ja/Nein-Werte als 0 und 1 und dergleichen. Fehlende Werte bleiben fehlend, und ein unpassender Wert wird fehlend.</translation>
        </message>
        <message>
            <source>The columns to change; at least one</source>
            <translation>Die zu ändernden Spalten; mindestens eine</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Yes or no</source>
            <translation>Ja oder nein</translation>
        </message>
        <message>
            <source>Times as numbers are seconds since 1970</source>
            <translation>Zeiten als Zahlen sind Sekunden seit 1970</translation>
        </message>
        <message>
            <source>Make rows of rare classes</source>
            <translation>Zeilen seltener Klassen erzeugen</translation>
        </message>
        <message>
            <source>Makes new training rows of rare classes between a row and one of its nearest of the same class. Numbers are drawn between the two, all else is the row's; a number that either lacks is missing.</source>
            <translation>Erzeugt neue Trainingszeilen seltener Klassen zwischen einer Zeile und einer ihrer nächsten derselben Klasse (SMOTE). Zahlen werden zwischen beiden gezogen, alles andere kommt von der Zeile; eine Zahl, die einer von beiden fehlt, fehlt.</translation>
        </message>
        <message>
            <source>Among how many of the nearest rows the other one is drawn; distances in standard deviations</source>
            <translation>Unter wie vielen der nächsten Zeilen die andere gezogen wird; Abstände in Standardabweichungen</translation>
        </message>
        <message>
            <source>Categories by the target</source>
            <translation>Kategorien nach dem Ziel</translation>
        </message>
        <message>
            <source>Replaces a category by the mean of the target over its training rows, drawn to the overall mean where they are few; for classes by their shares. A training row gets the mean of other rows only, so that it does not see its own answer. Missing counts as a category; one that was not seen gets the overall mean.</source>
            <translation>Ersetzt eine Kategorie durch den Mittelwert des Ziels über ihre Trainingszeilen, wo es wenige sind, zum Gesamtmittel gezogen; bei Klassen durch deren Anteile. Eine Trainingszeile bekommt nur den Mittelwert anderer Zeilen, damit sie ihre eigene Antwort nicht sieht. Fehlend zählt als Kategorie; eine nie gesehene bekommt das Gesamtmittel.</translation>
        </message>
        <message>
            <source>As if the overall mean had been seen in so many rows more</source>
            <translation>Als wäre das Gesamtmittel in so vielen Zeilen mehr gesehen worden</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Folds</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>How many parts the training rows are dealt into; each is encoded by the others</source>
            <translation>In wie viele Teile die Trainingszeilen verteilt werden; jeder wird durch die anderen kodiert</translation>
        </message>
        <message>
            <source>Words of texts</source>
            <translation>Wörter von Texten</translation>
        </message>
        <message>
            <source>Replaces a text by one column for each of the most frequent terms: how often it stands there, times log((1 + texts) / (1 + texts with it)) + 1, each row scaled to length 1. A missing text is 0 everywhere.</source>
            <translation>Ersetzt einen Text durch je eine Spalte für die häufigsten Begriffe: wie oft er dort steht, mal log((1 + Texte) / (1 + Texte mit ihm)) + 1, jede Zeile auf Länge 1 gebracht. Ein fehlender Text ist überall 0.</translation>
        </message>
        <message>
            <source>None chosen: all text features</source>
            <translation>Keine gewählt: alle Merkmale aus Texten</translation>
        </message>
        <message>
            <source>Most terms</source>
            <translation>Höchstens Begriffe</translation>
        </message>
        <message>
            <source>For each column, the most frequent ones</source>
            <translation>Je Spalte, die häufigsten</translation>
        </message>
        <message>
            <source>Longest term</source>
            <translation>Längster Begriff</translation>
        </message>
        <message>
            <source>How many neighbouring words a term may hold</source>
            <translation>Wie viele benachbarte Wörter ein Begriff haben darf</translation>
        </message>
        <message>
            <source>words</source>
            <translation>Wörter</translation>
        </message>
        <message>
            <source>Least texts</source>
            <translation>Wenigste Texte</translation>
        </message>
        <message>
            <source>A term in fewer training rows is left out</source>
            <translation>Ein Begriff in weniger Trainingszeilen entfällt</translation>
        </message>
        <message>
            <source>Lower case</source>
            <translation>Kleinschreibung</translation>
        </message>
        <message>
            <source>Takes capitals and small letters as the same</source>
            <translation>Nimmt große und kleine Buchstaben als gleich</translation>
        </message>
        <message>
            <source>Side of the square that pictures are brought to. 0: the base model's, or the pictures' own up to 64.</source>
            <translation>Seite des Quadrats, auf das Bilder gebracht werden. 0: die des Ausgangsmodells oder die eigene der Bilder bis 64.</translation>
        </message>
        <message>
            <source>Side of the square that pictures are brought to. 0: the base model's, or the pictures' own up to 32.</source>
            <translation>Seite des Quadrats, auf das Bilder gebracht werden. 0: die des Ausgangsmodells oder die eigene der Bilder bis 32.</translation>
        </message>
        <message>
            <source>Side of the square that pictures are brought to. 0: the base model's, or the pictures' own up to 224.</source>
            <translation>Seite des Quadrats, auf das Bilder gebracht werden. 0: die des Ausgangsmodells oder die eigene der Bilder bis 224.</translation>
        </message>
        <message>
            <source>How many of the network's 4 stages stay as they are when the first stages are frozen.</source>
            <translation>Wie viele der 4 Stufen des Netzes bleiben, wie sie sind, wenn die ersten Stufen eingefroren werden.</translation>
        </message>
        <message>
            <source>How many of the network's 5 stages stay as they are when the first stages are frozen.</source>
            <translation>Wie viele der 5 Stufen des Netzes bleiben, wie sie sind, wenn die ersten Stufen eingefroren werden.</translation>
        </message>
        <message>
            <source>How many of the network's 19 stages stay as they are when the first stages are frozen.</source>
            <translation>Wie viele der 19 Stufen des Netzes bleiben, wie sie sind, wenn die ersten Stufen eingefroren werden.</translation>
        </message>
        <message>
            <source>Counts when the orders are not found by themselves.</source>
            <translation>Gilt, wenn die Ordnungen nicht gesucht werden.</translation>
        </message>
        <message>
            <source>float32</source>
            <translation>float32</translation>
        </message>
        <message>
            <source>bfloat16</source>
            <translation>bfloat16</translation>
        </message>
        <message>
            <source>float16</source>
            <translation>float16</translation>
        </message>
        <message>
            <source>Bernoulli naive bayes</source>
            <translation>Naiver Bayes (Bernoulli)</translation>
        </message>
        <message>
            <source>Dbscan</source>
            <translation>DBSCAN</translation>
        </message>
        <message>
            <source>Hdbscan</source>
            <translation>HDBSCAN</translation>
        </message>
        <message>
            <source>Gaussian naive bayes</source>
            <translation>Naiver Bayes (Gauß)</translation>
        </message>
        <message>
            <source>Kmeans</source>
            <translation>k-Means</translation>
        </message>
        <message>
            <source>Linear SVM</source>
            <translation>Lineare SVM</translation>
        </message>
        <message>
            <source>Majority</source>
            <translation>Häufigste Klasse</translation>
        </message>
        <message>
            <source>Mini batch kmeans</source>
            <translation>Mini-Batch-k-Means</translation>
        </message>
        <message>
            <source>One class SVM</source>
            <translation>Ein-Klassen-SVM</translation>
        </message>
        <message>
            <source>Rbf SVM</source>
            <translation>SVM (RBF)</translation>
        </message>
        <message>
            <source>Ridge</source>
            <translation>Ridge-Regression</translation>
        </message>
        <message>
            <source>Stratified random</source>
            <translation>Zufall nach Klassenanteilen</translation>
        </message>
        <message>
            <source>Svr</source>
            <translation>SVR</translation>
        </message>
        <message>
            <source>Tsne</source>
            <translation>t-SNE</translation>
        </message>
        <message>
            <source>Umap</source>
            <translation>UMAP</translation>
        </message>
        <message>
            <source>Boosted trees classifier</source>
            <translation>Boosted Trees, Klassifikation</translation>
        </message>
        <message>
            <source>Boosted trees regressor</source>
            <translation>Boosted Trees, Regression</translation>
        </message>
        <message>
            <source>Decision tree classifier</source>
            <translation>Entscheidungsbaum, Klassifikation</translation>
        </message>
        <message>
            <source>Decision tree regressor</source>
            <translation>Entscheidungsbaum, Regression</translation>
        </message>
        <message>
            <source>Perceptron classifier</source>
            <translation>Perzeptron, Klassifikation</translation>
        </message>
        <message>
            <source>Perceptron regressor</source>
            <translation>Perzeptron, Regression</translation>
        </message>
        <message>
            <source>Random forest classifier</source>
            <translation>Random Forest, Klassifikation</translation>
        </message>
        <message>
            <source>Random forest regressor</source>
            <translation>Random Forest, Regression</translation>
        </message>
        <message>
            <source>Neighbours classifier</source>
            <translation>Nächste Nachbarn, Klassifikation</translation>
        </message>
        <message>
            <source>Neighbours regressor</source>
            <translation>Nächste Nachbarn, Regression</translation>
        </message>
        <message>
            <source>Transformer classifier</source>
            <translation>Transformer, Klassifikation</translation>
        </message>
        <message>
            <source>Transformer regressor</source>
            <translation>Transformer, Regression</translation>
        </message>
        <message>
            <source>Arima</source>
            <translation>ARIMA</translation>
        </message>
        <message>
            <source>Cifar ResNet</source>
            <translation>CIFAR-ResNet</translation>
        </message>
        <message>
            <source>Mobilenet v2</source>
            <translation>MobileNetV2</translation>
        </message>
        <message numerus="yes">
            <source>Leave out %1 rows</source>
            <translation>
                <numerusform>%1 Zeile auslassen</numerusform>
                <numerusform>%1 Zeilen auslassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Leave out column</source>
            <translation>Spalte auslassen</translation>
        </message>
        <message>
            <source>Group rare values</source>
            <translation>Seltene Werte zusammenfassen</translation>
        </message>
        <message>
            <source>Leave out copies</source>
            <translation>Kopien auslassen</translation>
        </message>
        <message>
            <source>Treat as numeric</source>
            <translation>Als Zahl behandeln</translation>
        </message>
        <message>
            <source>Treat as category</source>
            <translation>Als Kategorie behandeln</translation>
        </message>
        <message>
            <source>Treat as text</source>
            <translation>Als Text behandeln</translation>
        </message>
        <message>
            <source>Treat as time</source>
            <translation>Als Zeit behandeln</translation>
        </message>
        <message>
            <source>Treat as boolean</source>
            <translation>Als Ja/Nein behandeln</translation>
        </message>
        <message>
            <source>Use as identifier</source>
            <translation>Als Kennung nehmen</translation>
        </message>
        <message>
            <source>Set the role to %1</source>
            <translation>Die Rolle %1 geben</translation>
        </message>
        <message>
            <source>Split anew</source>
            <translation>Neu aufteilen</translation>
        </message>
        <message>
            <source>Split by time</source>
            <translation>Nach der Zeit aufteilen</translation>
        </message>
        <message>
            <source>There are no rows</source>
            <translation>Es gibt keine Zeilen</translation>
        </message>
        <message>
            <source>Import a table first</source>
            <translation>Zuerst eine Tabelle importieren</translation>
        </message>
        <message>
            <source>Row %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>Rows %1 and %2 more</source>
            <translation>Zeilen %1 und %2 weitere</translation>
        </message>
        <message>
            <source>Rows %1 and %2</source>
            <translation>Zeilen %1 und %2</translation>
        </message>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 und %2 weitere</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>leer</translation>
        </message>
        <message>
            <source>“%1” (%2)</source>
            <translation>„%1“ (%2)</translation>
        </message>
        <message>
            <source>%1 is always %2</source>
            <translation>%1 ist immer %2</translation>
        </message>
        <message>
            <source>%1 is %2 in %3 of the rows</source>
            <translation>%1 ist in %3 der Zeilen %2</translation>
        </message>
        <message>
            <source>A column that does not vary teaches nothing</source>
            <translation>Eine Spalte, die immer gleich ist, lehrt nichts</translation>
        </message>
        <message>
            <source>%1 identifies rows</source>
            <translation>%1 benennt einzelne Zeilen</translation>
        </message>
        <message>
            <source>%1. A model would learn rows by heart</source>
            <translation>%1. Ein Modell würde Zeilen auswendig lernen</translation>
        </message>
        <message numerus="yes">
            <source>About %2 different values in %1 rows</source>
            <translation>
                <numerusform>Etwa %2 verschiedene Werte in %1 Zeile</numerusform>
                <numerusform>Etwa %2 verschiedene Werte in %1 Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%2 different values in %1 rows</source>
            <translation>
                <numerusform>%2 verschiedene Werte in %1 Zeile</numerusform>
                <numerusform>%2 verschiedene Werte in %1 Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%2 is missing in %3 of %1 rows</source>
            <translation>
                <numerusform>%2 fehlt in %3 von %1 Zeile</numerusform>
                <numerusform>%2 fehlt in %3 von %1 Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>There is nothing in it</source>
            <translation>Es steht nichts darin</translation>
        </message>
        <message>
            <source>More of it would be made up than known. Where it is missing may still tell something</source>
            <translation>Mehr davon wäre erfunden als bekannt. Wo sie fehlt, kann trotzdem etwas verraten</translation>
        </message>
        <message>
            <source>Fewer than %1 rows are too few to learn from, and a part of the split may have none</source>
            <translation>Weniger als %1 Zeilen sind zu wenig zum Lernen, und ein Teil der Aufteilung hat vielleicht gar keine</translation>
        </message>
        <message>
            <source>%1 is rare in %2</source>
            <translation>%1 ist selten in %2</translation>
        </message>
        <message>
            <source>%1 values are rare in %2</source>
            <translation>%1 Werte sind selten in %2</translation>
        </message>
        <message>
            <source>%1 spells a value in different ways</source>
            <translation>%1 schreibt einen Wert verschieden</translation>
        </message>
        <message>
            <source>%1. A model takes them for different values</source>
            <translation>%1. Ein Modell hält sie für verschiedene Werte</translation>
        </message>
        <message>
            <source>%1 holds numbers as text</source>
            <translation>%1 enthält Zahlen als Text</translation>
        </message>
        <message>
            <source>%1 different values, all of them numbers. As text their order and size is lost</source>
            <translation>%1 verschiedene Werte, alle sind Zahlen. Als Text gehen Reihenfolge und Größe verloren</translation>
        </message>
        <message>
            <source>Every column varies</source>
            <translation>Keine Spalte ist immer gleich</translation>
        </message>
        <message>
            <source>No column identifies rows</source>
            <translation>Keine Spalte benennt einzelne Zeilen</translation>
        </message>
        <message>
            <source>No column is mostly missing</source>
            <translation>Keine Spalte fehlt überwiegend</translation>
        </message>
        <message>
            <source>No category is rare</source>
            <translation>Keine Kategorie ist selten</translation>
        </message>
        <message>
            <source>Every category has one spelling</source>
            <translation>Jede Kategorie hat eine einzige Schreibweise</translation>
        </message>
        <message>
            <source>No numbers are stored as text</source>
            <translation>Keine Zahlen sind als Text gespeichert</translation>
        </message>
        <message numerus="yes">
            <source>%1 rows are copies of an earlier one</source>
            <translation>
                <numerusform>%1 Zeile ist eine Kopie einer früheren</numerusform>
                <numerusform>%1 Zeilen sind Kopien einer früheren</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. They count twice in training</source>
            <translation>%1. Im Training zählen sie doppelt</translation>
        </message>
        <message>
            <source>%1. So few do no harm</source>
            <translation>%1. So wenige schaden nicht</translation>
        </message>
        <message numerus="yes">
            <source>%1 rows to judge by have a copy in another part</source>
            <translation>
                <numerusform>%1 Zeile zum Beurteilen hat eine Kopie in einem anderen Teil</numerusform>
                <numerusform>%1 Zeilen zum Beurteilen haben eine Kopie in einem anderen Teil</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. The test asks what training has shown: results come out too good</source>
            <translation>%1. Der Test fragt, was das Training gezeigt hat: Die Ergebnisse werden zu gut</translation>
        </message>
        <message numerus="yes">
            <source>%1 rows to judge by nearly equal one of another part</source>
            <translation>
                <numerusform>%1 Zeile zum Beurteilen gleicht fast einer in einem anderen Teil</numerusform>
                <numerusform>%1 Zeilen zum Beurteilen gleichen fast einer in einem anderen Teil</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. The test asks nearly what training has shown: results may come out too good</source>
            <translation>%1. Der Test fragt fast, was das Training gezeigt hat: Die Ergebnisse werden vielleicht zu gut</translation>
        </message>
        <message>
            <source>No nearly equal rows in two parts</source>
            <translation>Keine fast gleichen Zeilen in zwei Teilen</translation>
        </message>
        <message>
            <source>Row %1 equals row %2 but for %3</source>
            <translation>Zeile %1 gleicht Zeile %2 bis auf %3</translation>
        </message>
        <message>
            <source>Row %1 equals row %2 but for the last digits</source>
            <translation>Zeile %1 gleicht Zeile %2 bis auf die letzten Ziffern</translation>
        </message>
        <message numerus="yes">
            <source>%1 differ in the last digits alone</source>
            <translation>
                <numerusform>%1 weicht nur in den letzten Ziffern ab</numerusform>
                <numerusform>%1 weichen nur in den letzten Ziffern ab</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. Entered twice or measured again, they count twice in training</source>
            <translation>%1. Doppelt eingegeben oder noch einmal gemessen, zählen sie im Training doppelt</translation>
        </message>
        <message numerus="yes">
            <source>Looked for among the first %1 rows</source>
            <translation>
                <numerusform>Gesucht nur in der ersten %1 Zeile</numerusform>
                <numerusform>Gesucht nur unter den ersten %1 Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 rows nearly equal an earlier one</source>
            <translation>
                <numerusform>%1 Zeile gleicht fast einer früheren</numerusform>
                <numerusform>%1 Zeilen gleichen fast einer früheren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%2 of %1 test rows lie before training rows in %3</source>
            <translation>
                <numerusform>%2 von %1 Testzeile liegt in %3 vor Trainingszeilen</numerusform>
                <numerusform>%2 von %1 Testzeilen liegen in %3 vor Trainingszeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Training has seen the future of these rows. A model that predicts what comes is judged too well</source>
            <translation>Das Training hat die Zukunft dieser Zeilen gesehen. Ein Modell, das Kommendes vorhersagt, wird zu gut beurteilt</translation>
        </message>
        <message>
            <source>%1 differs between training and test</source>
            <translation>%1 unterscheidet sich zwischen Training und Test</translation>
        </message>
        <message>
            <source>Kolmogorov–Smirnov distance %1. The test asks about other rows than training has seen</source>
            <translation>Kolmogorow-Smirnow-Abstand %1. Der Test fragt nach anderen Zeilen, als das Training gesehen hat</translation>
        </message>
        <message>
            <source>Cramér's V %1. The test asks about other rows than training has seen</source>
            <translation>Cramérs V %1. Der Test fragt nach anderen Zeilen, als das Training gesehen hat</translation>
        </message>
        <message>
            <source>No repeated rows</source>
            <translation>Keine wiederholten Zeilen</translation>
        </message>
        <message>
            <source>No nearly repeated rows</source>
            <translation>Keine fast wiederholten Zeilen</translation>
        </message>
        <message>
            <source>No row in two parts</source>
            <translation>Keine Zeile in zwei Teilen</translation>
        </message>
        <message>
            <source>No test row lies before training in time</source>
            <translation>Keine Testzeile liegt zeitlich vor dem Training</translation>
        </message>
        <message>
            <source>Training and test are alike</source>
            <translation>Training und Test gleichen sich</translation>
        </message>
        <message numerus="yes">
            <source>There are only %1 rows</source>
            <translation>
                <numerusform>Es gibt nur %1 Zeile</numerusform>
                <numerusform>Es gibt nur %1 Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>What is measured on so few is mostly chance. Collect more, and use cross-validation</source>
            <translation>Was an so wenigen gemessen wird, ist vor allem Zufall. Mehr sammeln und Kreuzvalidierung benutzen</translation>
        </message>
        <message>
            <source>%1 rows are few for %2 columns</source>
            <translation>%1 Zeilen sind wenig für %2 Spalten</translation>
        </message>
        <message>
            <source>A model can fit noise exactly. Collect more rows, or leave out columns</source>
            <translation>Ein Modell kann sich dem Rauschen genau anpassen. Mehr Zeilen sammeln oder Spalten auslassen</translation>
        </message>
        <message>
            <source>A classifier needs at least two classes</source>
            <translation>Ein Klassifikator braucht mindestens zwei Klassen</translation>
        </message>
        <message numerus="yes">
            <source>%1 classes of %2 have fewer than %3 rows</source>
            <translation>
                <numerusform>%1 Klasse von %2 hat weniger als %3 Zeilen</numerusform>
                <numerusform>%1 Klassen von %2 haben weniger als %3 Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. They can hardly be learned or judged. Collect more, or leave them out</source>
            <translation>%1. Sie lassen sich kaum lernen oder beurteilen. Mehr sammeln oder auslassen</translation>
        </message>
        <message>
            <source>%1 is %2 in %3 of the rows, %4 in %5</source>
            <translation>%1 ist in %3 der Zeilen %2, in %5 %4</translation>
        </message>
        <message>
            <source>Accuracy would hide mistakes on the small class. Train with class weights and judge by balanced accuracy</source>
            <translation>Die Genauigkeit würde Fehler bei der kleinen Klasse verdecken. Mit Klassengewichten trainieren und nach ausgewogener Genauigkeit beurteilen</translation>
        </message>
        <message numerus="yes">
            <source>%2 is missing in %1 rows</source>
            <translation>
                <numerusform>%2 fehlt in %1 Zeile</numerusform>
                <numerusform>%2 fehlt in %1 Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>There is nothing to learn</source>
            <translation>Es gibt nichts zu lernen</translation>
        </message>
        <message>
            <source>Nothing can be learned from rows without the answer</source>
            <translation>Aus Zeilen ohne die Antwort lässt sich nichts lernen</translation>
        </message>
        <message>
            <source>%1 is a number with %2 values</source>
            <translation>%1 ist eine Zahl mit %2 Werten</translation>
        </message>
        <message>
            <source>If these are classes and no amounts, treat it as a category: a classifier then gives a probability for each</source>
            <translation>Sind das Klassen und keine Mengen, die Spalte als Kategorie behandeln: Ein Klassifikator gibt dann jeder eine Wahrscheinlichkeit</translation>
        </message>
        <message numerus="yes">
            <source>%2 has %3 classes in %1 rows</source>
            <translation>
                <numerusform>%2 hat %3 Klassen in %1 Zeile</numerusform>
                <numerusform>%2 hat %3 Klassen in %1 Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Hardly a class is seen twice. Choose another target, or treat it as a number if it is one</source>
            <translation>Kaum eine Klasse kommt zweimal vor. Ein anderes Ziel wählen oder die Spalte als Zahl behandeln, wenn sie eine ist</translation>
        </message>
        <message>
            <source>%1 gives %2 away</source>
            <translation>%1 verrät %2</translation>
        </message>
        <message>
            <source>%1. Is it known before the answer is? If not, leave it out</source>
            <translation>%1. Ist die Spalte vor der Antwort bekannt? Wenn nicht, auslassen</translation>
        </message>
        <message numerus="yes">
            <source>It tells %2 of %1 rows right by itself; without it the most frequent class is right in %3</source>
            <translation>
                <numerusform>Sie allein bestimmt %2 von %1 Zeile richtig; ohne sie stimmt die häufigste Klasse in %3</numerusform>
                <numerusform>Sie allein bestimmt %2 von %1 Zeilen richtig; ohne sie stimmt die häufigste Klasse in %3</numerusform>
            </translation>
        </message>
        <message>
            <source>Its rank correlation with the target is %1</source>
            <translation>Ihre Rangkorrelation mit dem Ziel ist %1</translation>
        </message>
        <message>
            <source>Its groups explain %1 of the target's variance</source>
            <translation>Ihre Gruppen erklären %1 der Varianz des Ziels</translation>
        </message>
        <message>
            <source>No column gives %1 away</source>
            <translation>Keine Spalte verrät %1</translation>
        </message>
        <message>
            <source>Every row has a value of %1</source>
            <translation>Jede Zeile hat einen Wert von %1</translation>
        </message>
        <message>
            <source>%1 has a fitting type</source>
            <translation>%1 hat einen passenden Typ</translation>
        </message>
        <message>
            <source>The classes are balanced</source>
            <translation>Die Klassen sind ausgewogen</translation>
        </message>
        <message>
            <source>There are enough rows</source>
            <translation>Es gibt genug Zeilen</translation>
        </message>
        <message>
            <source>%1 stops at %2</source>
            <translation>%1 endet bei %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 rows (%2) share the highest value, so higher ones cannot be told apart</source>
            <translation>
                <numerusform>%1 Zeile (%2) hat den höchsten Wert, höhere lassen sich also nicht unterscheiden</numerusform>
                <numerusform>%1 Zeilen (%2) teilen den höchsten Wert, höhere lassen sich also nicht unterscheiden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%2 is %3 in %1 rows</source>
            <translation>
                <numerusform>%2 ist in %1 Zeile %3</numerusform>
                <numerusform>%2 ist in %1 Zeilen %3</numerusform>
            </translation>
        </message>
        <message>
            <source>All other rows have %1 to %2</source>
            <translation>Alle anderen Zeilen haben %1 bis %2</translation>
        </message>
        <message>
            <source>%1. It looks like a code for a value that is not known</source>
            <translation>%1. Das sieht nach einer Kennzahl für einen unbekannten Wert aus</translation>
        </message>
        <message>
            <source>negative</source>
            <translation>negativ</translation>
        </message>
        <message>
            <source>The lowest is %1</source>
            <translation>Der niedrigste Wert ist %1</translation>
        </message>
        <message>
            <source>The next lowest value is %1</source>
            <translation>Der nächste Wert darüber ist %1</translation>
        </message>
        <message>
            <source>above 100 %</source>
            <translation>über 100 %</translation>
        </message>
        <message>
            <source>The highest is %1</source>
            <translation>Der höchste Wert ist %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message numerus="yes">
            <source>%2 lies in the future in %1 rows</source>
            <translation>
                <numerusform>%2 liegt in %1 Zeile in der Zukunft</numerusform>
                <numerusform>%2 liegt in %1 Zeilen in der Zukunft</numerusform>
            </translation>
        </message>
        <message>
            <source>%1. The latest is %2</source>
            <translation>%1. Der späteste Wert ist %2</translation>
        </message>
        <message>
            <source>No impossible values</source>
            <translation>Keine unmöglichen Werte</translation>
        </message>
        <message>
            <source>No column is cut off at its highest value</source>
            <translation>Keine Spalte ist beim höchsten Wert abgeschnitten</translation>
        </message>
        <message>
            <source>Every part has items</source>
            <translation>Jeder Teil hat Einträge</translation>
        </message>
        <message>
            <source>train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>No items in %1</source>
            <translation>Keine Einträge in: %1</translation>
        </message>
        <message>
            <source>What cannot be measured on unseen pictures is only believed. Split the dataset anew</source>
            <translation>Was sich nicht an ungesehenen Bildern messen lässt, bleibt Vermutung. Den Datensatz neu aufteilen</translation>
        </message>
        <message>
            <source>There is nothing to learn from. Split the dataset anew</source>
            <translation>Es gibt nichts, woraus zu lernen wäre. Den Datensatz neu aufteilen</translation>
        </message>
        <message>
            <source>Every item has a class</source>
            <translation>Jeder Eintrag hat eine Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%1 items have no class</source>
            <translation>
                <numerusform>%1 Eintrag hat keine Klasse</numerusform>
                <numerusform>%1 Einträge haben keine Klasse</numerusform>
            </translation>
        </message>
        <message>
            <source>A classifier needs classes. Label the items first</source>
            <translation>Ein Klassifikator braucht Klassen. Zuerst den Einträgen Klassen geben</translation>
        </message>
        <message>
            <source>They are left out of training and of evaluation. Label them</source>
            <translation>Sie fehlen im Training und beim Beurteilen. Ihnen Klassen geben</translation>
        </message>
        <message>
            <source>There are no classes</source>
            <translation>Es gibt keine Klassen</translation>
        </message>
        <message>
            <source>A classifier needs at least two</source>
            <translation>Ein Klassifikator braucht mindestens zwei</translation>
        </message>
        <message>
            <source>There is only one class, %1</source>
            <translation>Es gibt nur eine Klasse, %1</translation>
        </message>
        <message numerus="yes">
            <source>%2 has %1 items, %3 %4</source>
            <translation>
                <numerusform>%2 hat %1 Eintrag, %3 %4</numerusform>
                <numerusform>%2 hat %1 Einträge, %3 %4</numerusform>
            </translation>
        </message>
        <message>
            <source>Accuracy would hide mistakes on the small class. Collect more of it, or train with class weights and judge by balanced accuracy</source>
            <translation>Die Genauigkeit würde Fehler bei der kleinen Klasse verdecken. Mehr von ihr sammeln oder mit Klassengewichten trainieren und nach ausgewogener Genauigkeit beurteilen</translation>
        </message>
        <message>
            <source>Every class has %1 training items or more</source>
            <translation>Jede Klasse hat mindestens %1 Einträge im Training</translation>
        </message>
        <message numerus="yes">
            <source>%1 classes have fewer than %2 training items: %3</source>
            <translation>
                <numerusform>%1 Klasse hat weniger als %2 Einträge im Training: %3</numerusform>
                <numerusform>%1 Klassen haben weniger als %2 Einträge im Training: %3</numerusform>
            </translation>
        </message>
        <message>
            <source>Collect more, or fine-tune a network that was trained before</source>
            <translation>Mehr sammeln oder ein vortrainiertes Netz feinanpassen</translation>
        </message>
        <message>
            <source>The test would ask what training has shown: accuracy comes out too high. Split the dataset anew, copies then stay together</source>
            <translation>Der Test würde fragen, was das Training gezeigt hat: Die Genauigkeit wird zu hoch. Den Datensatz neu aufteilen, Kopien bleiben dann zusammen</translation>
        </message>
        <message>
            <source>No copies in different parts</source>
            <translation>Keine Kopien in verschiedenen Teilen</translation>
        </message>
        <message numerus="yes">
            <source>%1 items with copies in other parts</source>
            <translation>
                <numerusform>%1 Eintrag mit Kopien in anderen Teilen</numerusform>
                <numerusform>%1 Einträge mit Kopien in anderen Teilen</numerusform>
            </translation>
        </message>
        <message>
            <source>No near copies in different parts</source>
            <translation>Keine Fast-Kopien in verschiedenen Teilen</translation>
        </message>
        <message numerus="yes">
            <source>%1 items with near copies in other parts</source>
            <translation>
                <numerusform>%1 Eintrag mit Fast-Kopien in anderen Teilen</numerusform>
                <numerusform>%1 Einträge mit Fast-Kopien in anderen Teilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Copies agree about their class</source>
            <translation>Kopien haben dieselbe Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%1 items are copies with different classes</source>
            <translation>
                <numerusform>%1 Eintrag ist eine Kopie mit anderer Klasse</numerusform>
                <numerusform>%1 Einträge sind Kopien mit verschiedenen Klassen</numerusform>
            </translation>
        </message>
        <message>
            <source>At most one of the classes is right. Relabel them</source>
            <translation>Höchstens eine der Klassen stimmt. Die Klassen berichtigen</translation>
        </message>
        <message>
            <source>No plain pictures</source>
            <translation>Keine einfarbigen Bilder</translation>
        </message>
        <message numerus="yes">
            <source>%1 pictures are nearly plain</source>
            <translation>
                <numerusform>%1 Bild ist fast einfarbig</numerusform>
                <numerusform>%1 Bilder sind fast einfarbig</numerusform>
            </translation>
        </message>
        <message>
            <source>There is little to see in them. Look at them, and remove those that are mistakes</source>
            <translation>Auf ihnen ist wenig zu sehen. Ansehen und entfernen, was ein Versehen ist</translation>
        </message>
        <message>
            <source>The pictures are of similar size</source>
            <translation>Die Bilder sind ähnlich groß</translation>
        </message>
        <message>
            <source>Short sides from %1 to %2 pixels</source>
            <translation>Kurze Seiten von %1 bis %2 Pixel</translation>
        </message>
        <message>
            <source>Small pictures are enlarged and look blurred to the network. Check that no class is made of them</source>
            <translation>Kleine Bilder werden vergrößert und wirken für das Netz unscharf. Darauf achten, dass keine Klasse aus ihnen besteht</translation>
        </message>
        <message>
            <source>There are no items</source>
            <translation>Es gibt keine Einträge</translation>
        </message>
        <message>
            <source>Import pictures first</source>
            <translation>Zuerst Bilder importieren</translation>
        </message>
        <message numerus="yes">
            <source>%1 columns</source>
            <translation>
                <numerusform>%1 Spalte</numerusform>
                <numerusform>%1 Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 columns in bins</source>
            <translation>
                <numerusform>%1 Spalte in Intervallen</numerusform>
                <numerusform>%1 Spalten in Intervallen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 bins</source>
            <translation>
                <numerusform>%1 Intervall</numerusform>
                <numerusform>%1 Intervalle</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, cut at %2</source>
            <translation>%1, geteilt bei %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 training values set to missing</source>
            <translation>
                <numerusform>%1 Trainingswert auf fehlend gesetzt</numerusform>
                <numerusform>%1 Trainingswerte auf fehlend gesetzt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 training values moved to the bound</source>
            <translation>
                <numerusform>%1 Trainingswert auf die Grenze gesetzt</numerusform>
                <numerusform>%1 Trainingswerte auf die Grenze gesetzt</numerusform>
            </translation>
        </message>
        <message>
            <source>From %1 to %2</source>
            <translation>Von %1 bis %2</translation>
        </message>
        <message>
            <source>From %1 to any</source>
            <translation>Ab %1</translation>
        </message>
        <message>
            <source>Any to %1</source>
            <translation>Bis %1</translation>
        </message>
        <message>
            <source>Any to any</source>
            <translation>Ohne Grenzen</translation>
        </message>
        <message numerus="yes">
            <source>%1 values missing</source>
            <translation>
                <numerusform>%1 Wert fehlt</numerusform>
                <numerusform>%1 Werte fehlen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 time columns as %2</source>
            <translation>
                <numerusform>%1 Zeitspalte als %2</numerusform>
                <numerusform>%1 Zeitspalten als %2</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 training rows left out</source>
            <translation>%1 von %2 Trainingszeilen ausgelassen</translation>
        </message>
        <message numerus="yes">
            <source>%1 columns dropped: %2</source>
            <translation>
                <numerusform>%1 Spalte entfernt: %2</numerusform>
                <numerusform>%1 Spalten entfernt: %2</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2 of %3 training rows kept</source>
            <translation>%1: %2 von %3 Trainingszeilen behalten</translation>
        </message>
        <message numerus="yes">
            <source>%1 category columns</source>
            <translation>
                <numerusform>%1 kategoriale Spalte</numerusform>
                <numerusform>%1 kategoriale Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 values counted</source>
            <translation>
                <numerusform>%1 Wert gezählt</numerusform>
                <numerusform>%1 Werte gezählt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 training rows</source>
            <translation>
                <numerusform>%1 Trainingszeile</numerusform>
                <numerusform>%1 Trainingszeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1; %2 rare categories, %3</source>
            <translation>%1; %2 seltene Kategorien, %3</translation>
        </message>
        <message>
            <source>%1 filled</source>
            <translation>%1 gefüllt</translation>
        </message>
        <message numerus="yes">
            <source>From %1 nearest rows</source>
            <translation>
                <numerusform>Aus %1 nächsten Zeile</numerusform>
                <numerusform>Aus den %1 nächsten Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Mean %1</source>
            <translation>Mittelwert %1</translation>
        </message>
        <message>
            <source>Median %1</source>
            <translation>Median %1</translation>
        </message>
        <message>
            <source>Constant %1</source>
            <translation>Konstante %1</translation>
        </message>
        <message>
            <source>Most frequent %1</source>
            <translation>Häufigster Wert %1</translation>
        </message>
        <message numerus="yes">
            <source>%1 training values without a logarithm became missing</source>
            <translation>
                <numerusform>%1 Trainingswert ohne Logarithmus wurde fehlend</numerusform>
                <numerusform>%1 Trainingswerte ohne Logarithmus wurden fehlend</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 category columns as %2 of 0 and 1</source>
            <translation>
                <numerusform>%1 kategoriale Spalte als %2 aus 0 und 1</numerusform>
                <numerusform>%1 kategoriale Spalten als %2 aus 0 und 1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 category columns as numbers</source>
            <translation>
                <numerusform>%1 kategoriale Spalte als Zahlen</numerusform>
                <numerusform>%1 kategoriale Spalten als Zahlen</numerusform>
            </translation>
        </message>
        <message>
            <source>No categories</source>
            <translation>Keine Kategorien</translation>
        </message>
        <message>
            <source>%1 is 0</source>
            <translation>%1 ist 0</translation>
        </message>
        <message>
            <source>%1 is 0, %2 is %3</source>
            <translation>%1 ist 0, %2 ist %3</translation>
        </message>
        <message>
            <source>%1 as %2, %3 % of the variance</source>
            <translation>%1 als %2, %3 % der Varianz</translation>
        </message>
        <message numerus="yes">
            <source>%1 components</source>
            <translation>
                <numerusform>%1 Komponente</numerusform>
                <numerusform>%1 Komponenten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 products of %2</source>
            <translation>
                <numerusform>%1 Produkt aus %2</numerusform>
                <numerusform>%1 Produkte aus %2</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 with λ %2</source>
            <translation>%1 mit λ %2</translation>
        </message>
        <message>
            <source>%1 for %2</source>
            <translation>%1 für %2</translation>
        </message>
        <message>
            <source>No number columns</source>
            <translation>Keine Spalten aus Zahlen</translation>
        </message>
        <message>
            <source>Mean 0, standard deviation 1 for %1</source>
            <translation>Mittelwert 0, Standardabweichung 1 für %1</translation>
        </message>
        <message>
            <source>0 to 1 for %1</source>
            <translation>0 bis 1 für %1</translation>
        </message>
        <message>
            <source>Median 0, interquartile range 1 for %1</source>
            <translation>Median 0, Quartilsabstand 1 für %1</translation>
        </message>
        <message>
            <source>Normal distribution for %1</source>
            <translation>Normalverteilung für %1</translation>
        </message>
        <message>
            <source>Uniform from 0 to 1 for %1</source>
            <translation>Gleichverteilung von 0 bis 1 für %1</translation>
        </message>
        <message numerus="yes">
            <source>%1 columns kept</source>
            <translation>
                <numerusform>%1 Spalte behalten</numerusform>
                <numerusform>%1 Spalten behalten</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 as %2</source>
            <translation>%1 als %2</translation>
        </message>
        <message>
            <source>numeric</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>categorical</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>boolean</source>
            <translation>Ja/Nein</translation>
        </message>
        <message numerus="yes">
            <source>%1 values became missing</source>
            <translation>
                <numerusform>%1 Wert wurde fehlend</numerusform>
                <numerusform>%1 Werte wurden fehlend</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 category columns, training rows out of %2 folds</source>
            <translation>
                <numerusform>%1 kategoriale Spalte, Trainingszeilen aus %2 Teilen</numerusform>
                <numerusform>%1 kategoriale Spalten, Trainingszeilen aus %2 Teilen</numerusform>
            </translation>
        </message>
        <message>
            <source>overall mean %1</source>
            <translation>Gesamtmittel %1</translation>
        </message>
        <message numerus="yes">
            <source>%1 text columns as %2</source>
            <translation>
                <numerusform>%1 Textspalte als %2</numerusform>
                <numerusform>%1 Textspalten als %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 terms</source>
            <translation>
                <numerusform>%1 Begriff</numerusform>
                <numerusform>%1 Begriffe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 training rows became %2</source>
            <translation>
                <numerusform>Aus %1 Trainingszeile wurden %2</numerusform>
                <numerusform>Aus %1 Trainingszeilen wurden %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 rows made beside %2</source>
            <translation>
                <numerusform>%1 Zeile zu %2 hinzugemacht</numerusform>
                <numerusform>%1 Zeilen zu %2 hinzugemacht</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 has no values</source>
            <translation>%1 hat keine Werte</translation>
        </message>
        <message>
            <source>%1 lacks %2 of %3 values</source>
            <translation>%1 fehlen %2 von %3 Werten</translation>
        </message>
        <message>
            <source>%1 has the same value in every row</source>
            <translation>%1 hat in jeder Zeile denselben Wert</translation>
        </message>
        <message>
            <source>%1 has another value in every row, like an identifier</source>
            <translation>%1 hat in jeder Zeile einen anderen Wert, wie eine Kennung</translation>
        </message>
        <message>
            <source>%1; and %2 more</source>
            <translation>%1; und %2 weitere</translation>
        </message>
        <message>
            <source>Free text: %1; algorithms take numbers</source>
            <translation>Freier Text: %1; Verfahren nehmen Zahlen</translation>
        </message>
        <message>
            <source>Times: %1; weekday, month and the like are easier to learn from</source>
            <translation>Zeiten: %1; aus Wochentag, Monat und dergleichen lernt es sich leichter</translation>
        </message>
        <message>
            <source>%1; so many that a flag says where</source>
            <translation>%1; so viele, dass ein Kennzeichen sagt, wo</translation>
        </message>
        <message>
            <source>%1 has a long tail (skewness %2)</source>
            <translation>%1 ist stark schief verteilt (Schiefe %2)</translation>
        </message>
        <message numerus="yes">
            <source>%1 of the %2 categories of %3 are rare</source>
            <translation>
                <numerusform>%1 der %2 Kategorien von %3 ist selten</numerusform>
                <numerusform>%1 der %2 Kategorien von %3 sind selten</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 has %2 categories</source>
            <translation>%1 hat %2 Kategorien</translation>
        </message>
        <message>
            <source>%1; one number says more than as many columns</source>
            <translation>%1; eine Zahl sagt mehr als so viele Spalten</translation>
        </message>
        <message numerus="yes">
            <source>%1 rows of %2 repeat another one in every feature and the target</source>
            <translation>
                <numerusform>%1 Zeile von %2 wiederholt eine andere in allen Merkmalen und im Ziel</numerusform>
                <numerusform>%1 Zeilen von %2 wiederholen eine andere in allen Merkmalen und im Ziel</numerusform>
            </translation>
        </message>
        <message>
            <source>The header names one column less than the rows have: the first holds the names of rows</source>
            <translation>Der Kopf nennt eine Spalte weniger, als die Zeilen haben: Die erste enthält die Namen der Zeilen</translation>
        </message>
        <message>
            <source>“%1” stands for a missing value in %2</source>
            <translation>„%1“ steht in %2 für einen fehlenden Wert</translation>
        </message>
        <message>
            <source>The dates in %1 are read as day, month, year; the other order is possible too</source>
            <translation>Die Datumsangaben in %1 sind als Tag, Monat, Jahr gelesen; die andere Reihenfolge ist auch möglich</translation>
        </message>
        <message>
            <source>The dates in %1 are read as month, day, year; the other order is possible too</source>
            <translation>Die Datumsangaben in %1 sind als Monat, Tag, Jahr gelesen; die andere Reihenfolge ist auch möglich</translation>
        </message>
        <message>
            <source>Lines have different numbers of cells: short ones are filled up with missing values</source>
            <translation>Zeilen haben verschieden viele Zellen: Kurze werden mit fehlenden Werten aufgefüllt</translation>
        </message>
        <message>
            <source>%1 holds values of several types; they came in as text</source>
            <translation>%1 enthält Werte mehrerer Typen; sie kamen als Text herein</translation>
        </message>
        <message numerus="yes">
            <source>%1 lines above the table were left out as its title</source>
            <translation>
                <numerusform>Eine Zeile über der Tabelle wurde als ihr Titel ausgelassen</numerusform>
                <numerusform>%1 Zeilen über der Tabelle wurden als ihr Titel ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 cells hold errors such as #N/A; they are missing values</source>
            <translation>%1 Zellen enthalten Fehler wie #N/A; sie gelten als fehlende Werte</translation>
        </message>
        <message>
            <source>Times of day and durations came in as parts of a day</source>
            <translation>Uhrzeiten und Dauern kamen als Bruchteile eines Tages herein</translation>
        </message>
        <message>
            <source>%1 is a class too; only the first is the target, this one is ignored</source>
            <translation>%1 ist auch eine Klasse; nur die erste ist das Ziel, diese wird ignoriert</translation>
        </message>
        <message>
            <source>%1 cells hold bytes; they came in as missing values</source>
            <translation>%1 Zellen enthalten Bytes; sie kamen als fehlende Werte herein</translation>
        </message>
        <message>
            <source>“%1” is taken for “%2” in %3</source>
            <translation>„%1“ gilt in %3 als „%2“</translation>
        </message>
        <message>
            <source>All kinds of shapes and attributes in one XML file; reads tracks of videos too</source>
            <translation>Alle Arten von Formen und Attributen in einer XML-Datei; liest auch Spuren aus Videos</translation>
        </message>
        <message>
            <source>Boxes in a JSON file beside the pictures of each part</source>
            <translation>Rechtecke in einer JSON-Datei neben den Bildern jedes Teils</translation>
        </message>
        <message>
            <source>Boxes in one XML file a picture, parts in ImageSets</source>
            <translation>Rechtecke in einer XML-Datei je Bild, Teile in ImageSets</translation>
        </message>
        <message>
            <source>Boxes, polygons, lines, points and masks in a JSON file beside each picture</source>
            <translation>Rechtecke, Polygone, Linien, Punkte und Masken in einer JSON-Datei neben jedem Bild</translation>
        </message>
        <message>
            <source>Boxes, polygons, masks and key points in one JSON file a part</source>
            <translation>Rechtecke, Polygone, Masken und Schlüsselpunkte in einer JSON-Datei je Teil</translation>
        </message>
        <message>
            <source>COCO JSON</source>
            <translation>COCO-JSON</translation>
        </message>
        <message>
            <source>CVAT XML 1.1</source>
            <translation>CVAT-XML 1.1</translation>
        </message>
        <message>
            <source>Create ML JSON</source>
            <translation>Create-ML-JSON</translation>
        </message>
        <message>
            <source>Label Studio JSON</source>
            <translation>Label-Studio-JSON</translation>
        </message>
        <message>
            <source>LabelMe JSON</source>
            <translation>LabelMe-JSON</translation>
        </message>
        <message>
            <source>Pascal VOC XML</source>
            <translation>Pascal-VOC-XML</translation>
        </message>
        <message>
            <source>Tasks with boxes, polygons, key points, brushes and choices in one JSON file</source>
            <translation>Aufgaben mit Rechtecken, Polygonen, Schlüsselpunkten, Pinselmasken und Klassen in einer JSON-Datei</translation>
        </message>
        <message>
            <source>YOLO boxes</source>
            <translation>YOLO-Rechtecke</translation>
        </message>
        <message>
            <source>YOLO key points</source>
            <translation>YOLO-Schlüsselpunkte</translation>
        </message>
        <message>
            <source>YOLO polygons</source>
            <translation>YOLO-Polygone</translation>
        </message>
        <message>
            <source>YOLO turned boxes</source>
            <translation>YOLO, gedrehte Rechtecke</translation>
        </message>
        <message>
            <source>data.yaml and a text file a picture, a box a line; reads darknet's obj.data too</source>
            <translation>data.yaml und eine Textdatei je Bild, ein Rechteck je Zeile; liest auch obj.data von darknet</translation>
        </message>
        <message>
            <source>data.yaml and a text file a picture, a box and its key points a line</source>
            <translation>data.yaml und eine Textdatei je Bild, ein Rechteck mit seinen Schlüsselpunkten je Zeile</translation>
        </message>
        <message>
            <source>data.yaml and a text file a picture, a polygon a line</source>
            <translation>data.yaml und eine Textdatei je Bild, ein Polygon je Zeile</translation>
        </message>
        <message>
            <source>data.yaml and a text file a picture, the four corners of a box a line</source>
            <translation>data.yaml und eine Textdatei je Bild, die vier Ecken eines Rechtecks je Zeile</translation>
        </message>
        <message>
            <source>%1 is always %2 or missing</source>
            <translation>%1 ist immer %2 oder fehlt</translation>
        </message>
        <message>
            <source>Only where it is missing can teach something</source>
            <translation>Nur, wo sie fehlt, kann etwas lehren</translation>
        </message>
        <message>
            <source>%1 names what rows belong to</source>
            <translation>%1 benennt, wozu Zeilen gehören</translation>
        </message>
        <message numerus="yes">
            <source>%2 different values in %1 rows. A model would learn them by heart: leave it out, and split by its groups</source>
            <translation>
                <numerusform>%2 verschiedene Werte in %1 Zeile. Ein Modell würde sie auswendig lernen: weglassen und nach ihren Gruppen aufteilen</numerusform>
                <numerusform>%2 verschiedene Werte in %1 Zeilen. Ein Modell würde sie auswendig lernen: weglassen und nach ihren Gruppen aufteilen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 nearly gives %2 away</source>
            <translation>%1 verrät %2 beinahe</translation>
        </message>
        <message numerus="yes">
            <source>Only %1 rows are copies of an earlier one</source>
            <translation>
                <numerusform>Nur %1 Zeile ist eine Kopie einer früheren</numerusform>
                <numerusform>Nur %1 Zeilen sind Kopien einer früheren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 rows equal another by chance</source>
            <translation>
                <numerusform>%1 Zeile gleicht zufällig einer anderen</numerusform>
                <numerusform>%1 Zeilen gleichen zufällig einer anderen</numerusform>
            </translation>
        </message>
        <message>
            <source>The columns have few different values: equal rows are no sign of a copy</source>
            <translation>Die Spalten haben wenige verschiedene Werte: gleiche Zeilen sind kein Zeichen für Kopien</translation>
        </message>
        <message>
            <source>Use one spelling</source>
            <translation>Eine Schreibweise verwenden</translation>
        </message>
        <message>
            <source>Unify spellings</source>
            <translation>Schreibweisen vereinheitlichen</translation>
        </message>
        <message>
            <source>Takes “Male”, “male ” and “MALE” for one category, in the spelling that most training rows have. Case, blanks, and a hyphen or underscore between words do not count; a missing value stays missing.</source>
            <translation>Nimmt „Male“, „male “ und „MALE“ für eine Kategorie, in der Schreibweise der meisten Trainingszeilen. Groß- und Kleinschreibung, Leerzeichen und ein Binde- oder Unterstrich zwischen Wörtern zählen nicht; ein fehlender Wert bleibt fehlend.</translation>
        </message>
        <message>
            <source>%1; %2 other spellings, %3</source>
            <translation>%1; %2 andere Schreibweisen, %3</translation>
        </message>
        <message>
            <source>%1 has “%2” and “%3”</source>
            <translation>%1 hat „%2“ und „%3“</translation>
        </message>
        <message>
            <source>labelled %1, a model that has not seen it says %2 with %3</source>
            <translation>mit %1 beschriftet; ein Modell, das es nicht gesehen hat, sagt %2 mit %3</translation>
        </message>
        <message>
            <source>labelled %1, the same picture %2 is labelled %3</source>
            <translation>mit %1 beschriftet; dasselbe Bild %2 ist mit %3 beschriftet</translation>
        </message>
        <message>
            <source>labelled %1, its near copy %2 is labelled %3</source>
            <translation>mit %1 beschriftet; das fast gleiche Bild %2 ist mit %3 beschriftet</translation>
        </message>
        <message>
            <source>two boxes of %1 share %2 of their area</source>
            <translation>zwei Rahmen von %1 teilen %2 ihrer Fläche</translation>
        </message>
        <message>
            <source>labelled %1, but far from everything else of its class: %2 times the usual limit</source>
            <translation>mit %1 beschriftet, aber weit weg von allem anderen der Klasse: das %2-Fache der üblichen Grenze</translation>
        </message>
        <message>
            <source>Remove one of the two boxes</source>
            <translation>Einen der zwei Rahmen entfernen</translation>
        </message>
        <message>
            <source>Take its class away</source>
            <translation>Die Klasse wegnehmen</translation>
        </message>
        <message>
            <source>Label it %1</source>
            <translation>Mit %1 beschriften</translation>
        </message>
        <message>
            <source>%1 more labels would bring about %2 points (%3 to %4): label on</source>
            <translation>%1 weitere Labels brächten etwa %2 Punkte (%3 bis %4): weiter beschriften</translation>
        </message>
        <message>
            <source>%1 more labels would bring about %2 points (%3 to %4): tune more, with another backbone or by training the whole network</source>
            <translation>%1 weitere Labels brächten etwa %2 Punkte (%3 bis %4): lieber am Modell arbeiten, mit einem anderen Backbone oder indem das ganze Netz trainiert wird</translation>
        </message>
        <message>
            <source>%1 more labels would bring about %2 points (%3 to %4): too uncertain to say; label a few more and look again</source>
            <translation>%1 weitere Labels brächten etwa %2 Punkte (%3 bis %4): zu unsicher für einen Rat; noch einige beschriften und wieder nachsehen</translation>
        </message>
        <message>
            <source>A row a span: file, start and end in seconds, label, attributes</source>
            <translation>Eine Zeile je Spanne: Datei, Anfang und Ende in Sekunden, Klasse, Attribute</translation>
        </message>
        <message>
            <source>A text a line with its classes, entities and relations, as doccano has them</source>
            <translation>Ein Text je Zeile mit seinen Klassen, Entitäten und Beziehungen, wie doccano sie hat</translation>
        </message>
        <message>
            <source>A text file a sound: start, end and label of each span in seconds</source>
            <translation>Eine Textdatei je Ton: Anfang, Ende und Klasse jeder Spanne in Sekunden</translation>
        </message>
        <message>
            <source>A token and its tag a line; nested and overlapping spans cannot be said, nor relations</source>
            <translation>Ein Wort und seine Marke je Zeile; geschachtelte und überlappende Spannen sind nicht sagbar, auch keine Beziehungen</translation>
        </message>
        <message>
            <source>Audacity label tracks</source>
            <translation>Audacity-Textspuren</translation>
        </message>
        <message>
            <source>CoNLL tokens (BIO)</source>
            <translation>CoNLL-Wörter (BIO)</translation>
        </message>
        <message>
            <source>Column of the class</source>
            <translation>Spalte der Klasse</translation>
        </message>
        <message>
            <source>Column of the text</source>
            <translation>Spalte des Textes</translation>
        </message>
        <message>
            <source>Each .txt file is a text; each sub-folder is a class, folders train, validation and test above them are the parts</source>
            <translation>Jede .txt-Datei ist ein Text; jeder Unterordner ist eine Klasse, Ordner train, validation und test darüber sind die Teile</translation>
        </message>
        <message>
            <source>Each row is a text: say which column holds it, and which one its class</source>
            <translation>Jede Zeile ist ein Text: die Spalte des Textes und die seiner Klasse angeben</translation>
        </message>
        <message>
            <source>Empty: one called label, class or category, where there is one; a dash: none</source>
            <translation>Leer: eine namens label, class oder category, wo es sie gibt; ein Strich: keine</translation>
        </message>
        <message>
            <source>Empty: the one with the longest cells</source>
            <translation>Leer: die mit den längsten Zellen</translation>
        </message>
        <message>
            <source>File or table</source>
            <translation>Datei oder Tabelle</translation>
        </message>
        <message>
            <source>JSON lines with spans</source>
            <translation>JSON-Zeilen mit Spannen</translation>
        </message>
        <message>
            <source>Label Studio JSON of sounds</source>
            <translation>Label-Studio-JSON mit Tönen</translation>
        </message>
        <message>
            <source>Label Studio JSON of texts</source>
            <translation>Label-Studio-JSON mit Texten</translation>
        </message>
        <message>
            <source>Tasks with a sound, its spans and choices in one JSON file</source>
            <translation>Aufgaben mit einem Ton, seinen Spannen und Klassen in einer JSON-Datei</translation>
        </message>
        <message>
            <source>Tasks with a text, its spans, relations and choices in one JSON file</source>
            <translation>Aufgaben mit einem Text, seinen Spannen, Beziehungen und Klassen in einer JSON-Datei</translation>
        </message>
        <message>
            <source>WAV, FLAC, Ogg, MP3 and AIFF; each sub-folder is a class, folders train, validation and test above them are the parts</source>
            <translation>WAV, FLAC, Ogg, MP3 und AIFF; jeder Unterordner ist eine Klasse, Ordner train, validation und test darüber sind die Teile</translation>
        </message>
        <message>
            <source>0.5 to 3 million weights and 0.3 to 1.5 thousand million multiply-adds for a picture of 384 × 288 px, by width.</source>
            <translation>0,5 bis 3 Millionen Gewichte und 0,3 bis 1,5 Milliarden Multiplikationen für ein Bild von 384 × 288 px, je nach Breite.</translation>
        </message>
        <message>
            <source>Channels of the layers behind the body.</source>
            <translation>Kanäle der Schichten hinter dem Rumpf.</translation>
        </message>
        <message>
            <source>Factor on all channels of the body. 0: that of the base weights, or 0.35.</source>
            <translation>Faktor auf alle Kanäle des Rumpfs. 0: der der Ausgangsgewichte, oder 0,35.</translation>
        </message>
        <message>
            <source>Finds things in pictures and draws their boxes: one pass over the picture, without anchors, on the body of MobileNetV2.</source>
            <translation>Findet Dinge in Bildern und zeichnet ihre Rechtecke: ein Durchgang über das Bild, ohne Anker, auf dem Rumpf von MobileNetV2.</translation>
        </message>
        <message>
            <source>How many of the first stages of the body keep their base weights.</source>
            <translation>Wie viele der ersten Stufen des Rumpfs ihre Ausgangsgewichte behalten.</translation>
        </message>
        <message>
            <source>Learns from some dozens of labelled pictures when it starts from base weights; small and fast, also without a GPU.</source>
            <translation>Lernt aus einigen Dutzend beschrifteten Bildern, wenn es von Ausgangsgewichten beginnt; klein und schnell, auch ohne GPU.</translation>
        </message>
        <message>
            <source>Longer side that pictures are brought to; the shorter one follows their usual proportions. 0: the base model's, or the pictures' own up to 384.</source>
            <translation>Längere Seite, auf die Bilder gebracht werden; die kürzere folgt ihren üblichen Proportionen. 0: die des Ausgangsmodells, oder die der Bilder bis 384.</translation>
        </message>
        <message>
            <source>Mirror every second picture top and bottom. For pictures without an upper side: from a microscope, from above.</source>
            <translation>Jedes zweite Bild oben und unten spiegeln. Für Bilder ohne Oberseite: aus dem Mikroskop, von oben.</translation>
        </message>
        <message>
            <source>Mirror top and bottom</source>
            <translation>Oben und unten spiegeln</translation>
        </message>
        <message>
            <source>MobileNetV2 detector</source>
            <translation>MobileNetV2-Detektor</translation>
        </message>
        <message>
            <source>Mobilenet detector</source>
            <translation>MobileNet-Detektor</translation>
        </message>
        <message>
            <source>Stop when the validation mAP has not risen for so many epochs. 0: never.</source>
            <translation>Aufhören, wenn der mAP der Validierung so viele Epochen nicht gestiegen ist. 0: nie.</translation>
        </message>
        <message>
            <source>Things of less than some 10 pixels in the scaled picture are missed, and of two things whose middles fall together one.</source>
            <translation>Dinge unter etwa 10 Pixeln im skalierten Bild werden übersehen, und von zweien, deren Mitten zusammenfallen, eines.</translation>
        </message>
        <message>
            <source>Width of the head</source>
            <translation>Breite des Kopfes</translation>
        </message>
        <message>
            <source>An attribute needs a name</source>
            <translation>Ein Attribut braucht einen Namen</translation>
        </message>
        <message>
            <source>Two attributes have the name %1</source>
            <translation>Zwei Attribute haben den Namen %1</translation>
        </message>
        <message>
            <source>The attribute %1 has nothing to choose from</source>
            <translation>Das Attribut %1 hat nichts zur Auswahl</translation>
        </message>
        <message>
            <source>Where the source has several</source>
            <translation>Wo die Quelle mehrere hat</translation>
        </message>
        <message>
            <source>mAP at 0.5</source>
            <translation>mAP bei 0,5</translation>
        </message>
        <message>
            <source>mAP at 0.5 to 0.95</source>
            <translation>mAP bei 0,5 bis 0,95</translation>
        </message>
        <message>
            <source>mAP at 0.75</source>
            <translation>mAP bei 0,75</translation>
        </message>
        <message>
            <source>mAP of small things</source>
            <translation>mAP kleiner Dinge</translation>
        </message>
        <message>
            <source>mAP of medium things</source>
            <translation>mAP mittlerer Dinge</translation>
        </message>
        <message>
            <source>mAP of large things</source>
            <translation>mAP großer Dinge</translation>
        </message>
        <message>
            <source>Recall with 1 box</source>
            <translation>Trefferquote mit 1 Rechteck</translation>
        </message>
        <message>
            <source>Recall with 10 boxes</source>
            <translation>Trefferquote mit 10 Rechtecken</translation>
        </message>
        <message>
            <source>Recall with 100 boxes</source>
            <translation>Trefferquote mit 100 Rechtecken</translation>
        </message>
        <message>
            <source>folders of sounds</source>
            <translation>Ordner mit Tönen</translation>
        </message>
        <message>
            <source>folders of texts</source>
            <translation>Ordner mit Texten</translation>
        </message>
        <message>
            <source>texts in rows</source>
            <translation>Texte in Zeilen</translation>
        </message>
        <message>
            <source>table of sound spans (CSV)</source>
            <translation>Tabelle von Tonspannen (CSV)</translation>
        </message>
        <message>
            <source>texts in JSON lines</source>
            <translation>Texte in JSON-Zeilen</translation>
        </message>
        <message>
            <source>texts in a CSV or TSV</source>
            <translation>Texte in CSV oder TSV</translation>
        </message>
    </context>
    <context>
        <name>DisplayFormat</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>%1, %2 values</source>
            <translation>%1, %2 Werte</translation>
        </message>
        <message>
            <source>integer</source>
            <translation>ganze Zahl</translation>
        </message>
        <message>
            <source>number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>ja oder nein</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
    </context>
    <context>
        <name>Format</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min %2 s</source>
            <translation>%1 min %2 s</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>today %1</source>
            <translation>heute %1</translation>
        </message>
        <message>
            <source>yesterday %1</source>
            <translation>gestern %1</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>d. MMM</translation>
        </message>
        <message>
            <source>d MMM yyyy</source>
            <translation>d. MMM yyyy</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
        <message numerus="yes">
            <source>%1 pictures</source>
            <translation>
                <numerusform>%1 Bild</numerusform>
                <numerusform>%1 Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 classes</source>
            <translation>
                <numerusform>%1 Klasse</numerusform>
                <numerusform>%1 Klassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 rows</source>
            <translation>
                <numerusform>%1 Zeile</numerusform>
                <numerusform>%1 Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 texts</source>
            <translation>
                <numerusform>%1 Text</numerusform>
                <numerusform>%1 Texte</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 sounds</source>
            <translation>
                <numerusform>%1 Ton</numerusform>
                <numerusform>%1 Töne</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JudgedView</name>
        <message>
            <source>Truth</source>
            <translation>Wahrheit</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>Sicherheit</translation>
        </message>
        <message>
            <source>Residual</source>
            <translation>Residuum</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Punktzahl</translation>
        </message>
        <message>
            <source>Silhouette</source>
            <translation>Silhouette</translation>
        </message>
    </context>
    <context>
        <name>Lifecycle</name>
        <message>
            <source>Not checked yet</source>
            <translation>Noch nicht geprüft</translation>
        </message>
        <message numerus="yes">
            <source>%1 checks fail</source>
            <translation>
                <numerusform>%1 Prüfung scheitert</numerusform>
                <numerusform>%1 Prüfungen scheitern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 findings</source>
            <translation>
                <numerusform>%1 Befund</numerusform>
                <numerusform>%1 Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>Split made, checks pass</source>
            <translation>Aufgeteilt, Prüfungen bestanden</translation>
        </message>
        <message>
            <source>Not counted yet</source>
            <translation>Noch nicht gezählt</translation>
        </message>
        <message>
            <source>No labels yet</source>
            <translation>Noch keine Klassen</translation>
        </message>
        <message numerus="yes">
            <source>%1 without a label</source>
            <translation>
                <numerusform>%1 ohne Klasse</numerusform>
                <numerusform>%1 ohne Klasse</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 waits</source>
            <translation>%1 wartet</translation>
        </message>
        <message>
            <source>Epoch %1 of %2</source>
            <translation>Epoche %1 von %2</translation>
        </message>
        <message>
            <source>Paused, epoch %1</source>
            <translation>Angehalten, Epoche %1</translation>
        </message>
        <message>
            <source>%1 was interrupted</source>
            <translation>%1 wurde unterbrochen</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>Noch kein Lauf</translation>
        </message>
        <message>
            <source>No run has finished</source>
            <translation>Kein Lauf ist fertig</translation>
        </message>
        <message>
            <source>No run on version %1</source>
            <translation>Kein Lauf auf Version %1</translation>
        </message>
        <message numerus="yes">
            <source>%1 runs</source>
            <translation>
                <numerusform>%1 Lauf</numerusform>
                <numerusform>%1 Läufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing to judge yet</source>
            <translation>Noch nichts zu beurteilen</translation>
        </message>
        <message>
            <source>%1 F1 %2</source>
            <translation>%1 F1 %2</translation>
        </message>
        <message>
            <source>No version yet</source>
            <translation>Noch keine Version</translation>
        </message>
        <message>
            <source>%1, a better run waits</source>
            <translation>%1, ein besserer Lauf wartet</translation>
        </message>
        <message>
            <source>Watch %1</source>
            <translation>%1 beobachten</translation>
        </message>
        <message>
            <source>It learns from %1. You can go on with other work: closing the page keeps the run going.</source>
            <translation>Er lernt von %1. Andere Arbeit kann weitergehen: Der Lauf geht auch nach dem Schließen der Seite weiter.</translation>
        </message>
        <message>
            <source>Show the run</source>
            <translation>Lauf zeigen</translation>
        </message>
        <message>
            <source>Bring in labelled pictures</source>
            <translation>Bilder mit Klassen hereinholen</translation>
        </message>
        <message>
            <source>None of the %1 pictures has a class, so there is nothing to learn from. Put each class into a folder of its name and import it again.</source>
            <translation>Keines der %1 Bilder hat eine Klasse, es gibt also nichts zu lernen. Jede Klasse gehört in einen Ordner ihres Namens; danach neu importieren.</translation>
        </message>
        <message>
            <source>Import pictures…</source>
            <translation>Bilder importieren…</translation>
        </message>
        <message>
            <source>Look at the check</source>
            <translation>Prüfung ansehen</translation>
        </message>
        <message>
            <source>Go on with %1</source>
            <translation>%1 fortsetzen</translation>
        </message>
        <message>
            <source>It was interrupted after epoch %1 of %2. Its checkpoint is kept, nothing before it is lost.</source>
            <translation>Er wurde nach Epoche %1 von %2 unterbrochen. Sein Zwischenstand ist gesichert, davor ist nichts verloren.</translation>
        </message>
        <message>
            <source>Train a first model</source>
            <translation>Ein erstes Modell trainieren</translation>
        </message>
        <message>
            <source>The pictures are split and labelled. A small network gives a first answer in minutes and shows what is hard.</source>
            <translation>Die Bilder sind aufgeteilt und haben Klassen. Ein kleines Netz gibt in Minuten eine erste Antwort und zeigt, was schwer ist.</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Train on version %1</source>
            <translation>Auf Version %1 trainieren</translation>
        </message>
        <message>
            <source>The best run, %1, learned from version %2. The data changed since then.</source>
            <translation>Der beste Lauf, %1, lernte von Version %2. Seither haben sich die Daten geändert.</translation>
        </message>
        <message>
            <source>Check %1 and %2 labels</source>
            <translation>Klassen %1 und %2 prüfen</translation>
        </message>
        <message>
            <source>The two are mixed up %1 times, the largest part of the %2 mistakes of %3. Longer training does not mend a wrong label.</source>
            <translation>Die beiden werden %1-mal verwechselt, der größte Teil der %2 Fehler von %3. Längeres Training heilt keine falsche Klasse.</translation>
        </message>
        <message numerus="yes">
            <source>Check %1 items</source>
            <translation>
                <numerusform>%1 Eintrag prüfen</numerusform>
                <numerusform>%1 Einträge prüfen</numerusform>
            </translation>
        </message>
        <message>
            <source>Put %1 to work</source>
            <translation>%1 einsetzen</translation>
        </message>
        <message>
            <source>It is the best finished run. Register it as a version, and export it for others to use.</source>
            <translation>Er ist der beste fertige Lauf. Als Version eintragen und für andere exportieren.</translation>
        </message>
        <message>
            <source>Register…</source>
            <translation>Eintragen…</translation>
        </message>
        <message>
            <source>Try another algorithm</source>
            <translation>Anderes Verfahren versuchen</translation>
        </message>
        <message>
            <source>Everything is done for this version. A different network or other settings show whether more is possible.</source>
            <translation>Für diese Version ist alles getan. Ein anderes Netz oder andere Einstellungen zeigen, ob mehr möglich ist.</translation>
        </message>
        <message>
            <source>Prepare</source>
            <translation>Vorbereiten</translation>
        </message>
        <message numerus="yes">
            <source>%2 is confused with %3: %1 items</source>
            <translation>
                <numerusform>%2 wird mit %3 verwechselt: %1 Eintrag</numerusform>
                <numerusform>%2 wird mit %3 verwechselt: %1 Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>%1 failed</source>
            <translation>%1 ist fehlgeschlagen</translation>
        </message>
        <message numerus="yes">
            <source>The test split was looked at %1 times</source>
            <translation>
                <numerusform>Der Testteil wurde %1-mal angesehen</numerusform>
                <numerusform>Der Testteil wurde %1-mal angesehen</numerusform>
            </translation>
        </message>
        <message>
            <source>No pictures yet</source>
            <translation>Noch keine Bilder</translation>
        </message>
        <message>
            <source>Bring pictures in</source>
            <translation>Bilder hereinholen</translation>
        </message>
        <message>
            <source>A folder with one sub-folder a class is enough. Lathe says what it found before anything is written.</source>
            <translation>Ein Ordner mit einem Unterordner je Klasse genügt. Lathe sagt, was gefunden wurde, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Nothing served yet</source>
            <translation>Noch nichts im Einsatz</translation>
        </message>
        <message>
            <source>All have a class</source>
            <translation>Alle haben eine Klasse</translation>
        </message>
        <message>
            <source>It was interrupted before its first epoch was done. It can be started again as it was.</source>
            <translation>Er wurde unterbrochen, bevor die erste Epoche fertig war. Er kann unverändert neu beginnen.</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>%1 learns</source>
            <translation>%1 lernt</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>The rows are split. A linear model and boosted trees give a first answer in seconds and show which columns matter.</source>
            <translation>Die Zeilen sind aufgeteilt. Ein lineares Modell und geboostete Bäume geben in Sekunden eine erste Antwort und zeigen, auf welche Spalten es ankommt.</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
        </message>
        <message>
            <source>Bring data in</source>
            <translation>Daten hereinholen</translation>
        </message>
        <message>
            <source>A table, or a folder with one sub-folder of pictures a class, is enough. Lathe says what it found before anything is written.</source>
            <translation>Eine Tabelle oder ein Ordner mit einem Unterordner von Bildern je Klasse genügt. Lathe sagt, was es gefunden hat, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren…</translation>
        </message>
        <message>
            <source>The target is a column</source>
            <translation>Das Ziel ist eine Spalte</translation>
        </message>
        <message>
            <source>No target chosen</source>
            <translation>Kein Ziel gewählt</translation>
        </message>
    </context>
    <context>
        <name>Metrics</name>
        <message>
            <source>Macro F1</source>
            <translation>Makro-F1</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Balanced accuracy</source>
            <translation>Ausgewogene Genauigkeit</translation>
        </message>
        <message>
            <source>Macro precision</source>
            <translation>Makro-Präzision</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Präzision</translation>
        </message>
        <message>
            <source>Macro recall</source>
            <translation>Makro-Trefferquote</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <source>Weighted F1</source>
            <translation>Gewichtetes F1</translation>
        </message>
        <message>
            <source>ROC AUC</source>
            <translation>ROC-AUC</translation>
        </message>
        <message>
            <source>Average precision</source>
            <translation>Mittlere Präzision</translation>
        </message>
        <message>
            <source>Log loss</source>
            <translation>Log-Verlust</translation>
        </message>
        <message>
            <source>R²</source>
            <translation>R²</translation>
        </message>
        <message>
            <source>Root mean squared error</source>
            <translation>Wurzel des mittleren quadratischen Fehlers</translation>
        </message>
        <message>
            <source>RMSE</source>
            <translation>RMSE</translation>
        </message>
        <message>
            <source>Mean absolute error</source>
            <translation>Mittlerer absoluter Fehler</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>Mean absolute percentage error</source>
            <translation>Mittlerer absoluter Fehler in Prozent</translation>
        </message>
        <message>
            <source>MAPE</source>
            <translation>MAPE</translation>
        </message>
        <message>
            <source>Silhouette</source>
            <translation>Silhouette</translation>
        </message>
        <message>
            <source>Davies–Bouldin index</source>
            <translation>Davies-Bouldin-Index</translation>
        </message>
        <message>
            <source>Davies–Bouldin</source>
            <translation>Davies-Bouldin</translation>
        </message>
        <message>
            <source>Calinski–Harabasz index</source>
            <translation>Calinski-Harabasz-Index</translation>
        </message>
        <message>
            <source>Calinski–Harabasz</source>
            <translation>Calinski-Harabasz</translation>
        </message>
        <message>
            <source>Adjusted Rand index</source>
            <translation>Angepasster Rand-Index</translation>
        </message>
        <message>
            <source>Adjusted Rand</source>
            <translation>Angepasster Rand</translation>
        </message>
        <message>
            <source>Classification</source>
            <translation>Klassifikation</translation>
        </message>
        <message>
            <source>Regression</source>
            <translation>Regression</translation>
        </message>
        <message>
            <source>Clustering</source>
            <translation>Clustering</translation>
        </message>
        <message>
            <source>Anomalies</source>
            <translation>Anomalien</translation>
        </message>
        <message>
            <source>Projection</source>
            <translation>Projektion</translation>
        </message>
        <message>
            <source>Forecasting</source>
            <translation>Prognose</translation>
        </message>
        <message>
            <source>Inertia</source>
            <translation>Trägheit</translation>
        </message>
        <message>
            <source>mAP at 0.5</source>
            <translation>mAP bei 0,5</translation>
        </message>
        <message>
            <source>mAP 0.5</source>
            <translation>mAP 0,5</translation>
        </message>
        <message>
            <source>mAP at 0.5 to 0.95</source>
            <translation>mAP bei 0,5 bis 0,95</translation>
        </message>
        <message>
            <source>mAP</source>
            <translation>mAP</translation>
        </message>
        <message>
            <source>mAP at 0.75</source>
            <translation>mAP bei 0,75</translation>
        </message>
        <message>
            <source>mAP 0.75</source>
            <translation>mAP 0,75</translation>
        </message>
        <message>
            <source>Recall with 100 boxes</source>
            <translation>Trefferquote mit 100 Rechtecken</translation>
        </message>
        <message>
            <source>Detection</source>
            <translation>Objekterkennung</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Home</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Collect</source>
            <translation>Sammeln</translation>
        </message>
        <message>
            <source>Prepare</source>
            <translation>Vorbereiten</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Einsetzen</translation>
        </message>
        <message>
            <source>Monitor</source>
            <translation>Überwachen</translation>
        </message>
        <message>
            <source>Experiments</source>
            <translation>Experimente</translation>
        </message>
        <message>
            <source>Learn</source>
            <translation>Lernen</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>Part</name>
        <message>
            <source>Train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>No part</source>
            <translation>Kein Teil</translation>
        </message>
    </context>
    <context>
        <name>Run</name>
        <message>
            <source>Queued</source>
            <translation>In der Schlange</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunComparison</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>same</source>
            <translation>gleich</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Einzelheiten</translation>
        </message>
        <message>
            <source>Select a run to see its settings and results, or several to compare them side by side.</source>
            <translation>Einen Lauf wählen, um Einstellungen und Ergebnisse zu sehen, oder mehrere, um sie nebeneinander zu vergleichen.</translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>95-%-Intervall</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>%1 items/s</source>
            <translation>%1 Einträge/s</translation>
        </message>
        <message>
            <source>Peak memory</source>
            <translation>Höchster Speicher</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>Maschine</translation>
        </message>
        <message numerus="yes">
            <source>%n runs compared</source>
            <translation>
                <numerusform>%n Lauf im Vergleich</numerusform>
                <numerusform>%n Läufe im Vergleich</numerusform>
            </translation>
        </message>
        <message>
            <source>reference</source>
            <translation>Bezug</translation>
        </message>
        <message>
            <source>Difference to A, validation</source>
            <translation>Unterschied zu A, Validierung</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
    </context>
    <context>
        <name>RunFilter</name>
        <message>
            <source>at character %1</source>
            <translation>bei Zeichen %1</translation>
        </message>
        <message>
            <source>The quotation mark is never closed</source>
            <translation>Das Anführungszeichen wird nicht geschlossen</translation>
        </message>
        <message>
            <source>“%1” is no comparison</source>
            <translation>„%1“ ist kein Vergleich</translation>
        </message>
        <message>
            <source>There are = != &lt; &lt;= &gt; &gt;= and ~ (contains)</source>
            <translation>Es gibt = != &lt; &lt;= &gt; &gt;= und ~ (enthält)</translation>
        </message>
        <message>
            <source>“%1” stands where “and” or “or” is expected</source>
            <translation>„%1“ steht, wo „and“ oder „or“ erwartet wird</translation>
        </message>
        <message>
            <source>The parentheses are nested too deep</source>
            <translation>Die Klammern sind zu tief verschachtelt</translation>
        </message>
        <message>
            <source>The parenthesis is never closed</source>
            <translation>Die Klammer wird nicht geschlossen</translation>
        </message>
        <message>
            <source>A field is expected here</source>
            <translation>Hier wird ein Feld erwartet</translation>
        </message>
        <message>
            <source>For example metrics.f1, params.epochs or name</source>
            <translation>Zum Beispiel metrics.f1, params.epochs oder name</translation>
        </message>
        <message>
            <source>There is no field “%1”</source>
            <translation>Es gibt kein Feld „%1“</translation>
        </message>
        <message>
            <source>There are metrics.…, test.…, params.…, name, state, algorithm, dataset, version, device, epochs, seconds and seed</source>
            <translation>Es gibt metrics.…, test.…, params.…, name, state, algorithm, dataset, version, device, epochs, seconds und seed</translation>
        </message>
        <message>
            <source>A comparison is expected after “%1”</source>
            <translation>Nach „%1“ wird ein Vergleich erwartet</translation>
        </message>
        <message>
            <source>A value is expected after “%1”</source>
            <translation>Nach „%1“ wird ein Wert erwartet</translation>
        </message>
    </context>
    <context>
        <name>Session</name>
        <message>
            <source>This workspace cannot be opened</source>
            <translation>Dieser Arbeitsbereich lässt sich nicht öffnen</translation>
        </message>
        <message>
            <source>Choose another folder…</source>
            <translation>Anderen Ordner wählen…</translation>
        </message>
    </context>
    <context>
        <name>SetFacts</name>
        <message>
            <source>%1 px, all</source>
            <translation>%1 px, alle</translation>
        </message>
        <message>
            <source>%1 to %2 px</source>
            <translation>%1 bis %2 px</translation>
        </message>
    </context>
    <context>
        <name>Slices</name>
        <message>
            <source>%1 others</source>
            <translation>%1 weitere</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 to below %2</source>
            <translation>%1 bis unter %2</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
    </context>
    <context>
        <name>WorkspaceMenu</name>
        <message>
            <source>Open workspace…</source>
            <translation>Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <source>Open a workspace, or choose an empty folder for a new one</source>
            <translation>Einen Arbeitsbereich öffnen, oder einen leeren Ordner für einen neuen wählen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmCard</name>
        <message>
            <source>Shines</source>
            <translation>Stärken</translation>
        </message>
        <message>
            <source>Fails</source>
            <translation>Schwächen</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Aufwand</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>Vergleichsmaß</translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmGallery</name>
        <message>
            <source>Algorithms</source>
            <translation>Verfahren</translation>
        </message>
    </context>
    <context>
        <name>lathe::Banner</name>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
    </context>
    <context>
        <name>lathe::BrowserCard</name>
        <message>
            <source>Group by class</source>
            <translation>Nach Klasse gruppieren</translation>
        </message>
        <message>
            <source>No groups</source>
            <translation>Keine Gruppen</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>Gruppierung</translation>
        </message>
        <message>
            <source>Size of the pictures</source>
            <translation>Größe der Bilder</translation>
        </message>
        <message>
            <source>Size of the pictures (Ctrl and wheel)</source>
            <translation>Größe der Bilder (Strg und Mausrad)</translation>
        </message>
        <message>
            <source>Nothing matches the filter</source>
            <translation>Nichts passt zum Filter</translation>
        </message>
    </context>
    <context>
        <name>lathe::CheckRow</name>
        <message>
            <source>Passed</source>
            <translation>Bestanden</translation>
        </message>
        <message>
            <source>Warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures show it</source>
            <translation>
                <numerusform>%n Bild zeigt es</numerusform>
                <numerusform>%n Bilder zeigen es</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::ClassBars</name>
        <message>
            <source>%1: not defined, the class is neither present nor predicted</source>
            <translation>%1: nicht definiert, die Klasse kommt weder vor noch wird sie vorhergesagt</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, far below the median of %1</source>
            <translation>, weit unter dem Median von %1</translation>
        </message>
        <message>
            <source>F1 by class</source>
            <translation>F1 nach Klasse</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
    </context>
    <context>
        <name>lathe::ClusterCharts</name>
        <message>
            <source>Sizes of the clusters</source>
            <translation>Größen der Cluster</translation>
        </message>
        <message>
            <source>Clusters</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>click a bar for its rows</source>
            <translation>ein Klick auf einen Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>in no cluster</source>
            <translation>in keinem Cluster</translation>
        </message>
        <message>
            <source>Cluster</source>
            <translation>Cluster</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>What is shown of the clusters</source>
            <translation>Was von den Clustern gezeigt wird</translation>
        </message>
        <message>
            <source>Sizes</source>
            <translation>Größen</translation>
        </message>
        <message>
            <source>Silhouettes</source>
            <translation>Silhouetten</translation>
        </message>
        <message>
            <source>1: deep in its own cluster; 0: between two; below 0: nearer to another one</source>
            <translation>1: tief im eigenen Cluster; 0: zwischen zweien; unter 0: einem anderen näher</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>By which columns a cluster differs from all rows</source>
            <translation>In welchen Spalten sich ein Cluster von allen Zeilen unterscheidet</translation>
        </message>
        <message>
            <source>Silhouettes of the rows</source>
            <translation>Silhouetten der Zeilen</translation>
        </message>
        <message>
            <source>Difference from all rows</source>
            <translation>Unterschied zu allen Zeilen</translation>
        </message>
        <message>
            <source>Silhouette %1 to %2</source>
            <translation>Silhouette %1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows · lowest first</source>
            <translation>%1 Zeilen · niedrigste zuerst</translation>
        </message>
        <message>
            <source>All clusters</source>
            <translation>Alle Cluster</translation>
        </message>
        <message>
            <source>silhouette</source>
            <translation>Silhouette</translation>
        </message>
        <message>
            <source>%1: %2, all %3</source>
            <translation>%1: %2, alle %3</translation>
        </message>
        <message>
            <source>%1 = %2: %3 %, all %4 %</source>
            <translation>%1 = %2: %3 %, alle %4 %</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Standard deviations</source>
            <translation>Standardabweichungen</translation>
        </message>
    </context>
    <context>
        <name>lathe::CollectInspector</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Import as</source>
            <translation>Importieren als</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>Gefunden</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message numerus="yes">
            <source>%n kind(s)</source>
            <translation>
                <numerusform>%n Art</numerusform>
                <numerusform>%n Arten</numerusform>
            </translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Not pictures, ignored</source>
            <translation>Keine Bilder, übergangen</translation>
        </message>
        <message>
            <source>Broken, left out</source>
            <translation>Beschädigt, ausgelassen</translation>
        </message>
        <message>
            <source>Pictures to import</source>
            <translation>Zu importierende Bilder</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Size on disk</source>
            <translation>Größe auf der Platte</translation>
        </message>
        <message>
            <source>Splits after import</source>
            <translation>Teile nach dem Import</translation>
        </message>
        <message>
            <source>“%1” is there already: the import makes a new version of it, and nothing is lost.</source>
            <translation>„%1“ gibt es schon: Der Import macht eine neue Version davon, nichts geht verloren.</translation>
        </message>
        <message>
            <source>The import writes %1@1. The pictures are copied; the source stays as it is.</source>
            <translation>Der Import schreibt %1@1. Die Bilder werden kopiert, die Quelle bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Near-duplicates</source>
            <translation>Fast-Kopien</translation>
        </message>
        <message>
            <source>Nearly plain</source>
            <translation>Fast einfarbig</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <source>Without a class</source>
            <translation>Ohne Klasse</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>%1 × %2 px, %3</source>
            <translation>%1 × %2 px, %3</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>grau</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>farbig</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>SHA-256 %1</source>
            <translation>SHA-256 %1</translation>
        </message>
        <message>
            <source>Nearly equals</source>
            <translation>Fast gleich</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Merkmal</translation>
        </message>
        <message>
            <source>nearly plain</source>
            <translation>fast einfarbig</translation>
        </message>
        <message>
            <source>Nothing is written until you import. Importing the same folder again adds nothing.</source>
            <translation>Vor dem Import wird nichts geschrieben. Denselben Ordner noch einmal zu importieren fügt nichts hinzu.</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Missing cells</source>
            <translation>Fehlende Zellen</translation>
        </message>
        <message>
            <source>Rows left out</source>
            <translation>Ausgelassene Zeilen</translation>
        </message>
        <message>
            <source>Tables in it</source>
            <translation>Tabellen darin</translation>
        </message>
        <message>
            <source>The import writes %1@1. It is copied; the source stays as it is.</source>
            <translation>Der Import schreibt %1@1. Es wird kopiert; die Quelle bleibt, wie sie ist.</translation>
        </message>
        <message>
            <source>%1 s, %2 Hz</source>
            <translation>%1 s, %2 Hz</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 Zeichen</translation>
        </message>
        <message>
            <source>Other files, ignored</source>
            <translation>Andere Dateien, übergangen</translation>
        </message>
        <message>
            <source>Texts to import</source>
            <translation>Texte zum Importieren</translation>
        </message>
        <message>
            <source>Sounds to import</source>
            <translation>Töne zum Importieren</translation>
        </message>
        <message>
            <source>Characters</source>
            <translation>Zeichen</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
    </context>
    <context>
        <name>lathe::CollectPage</name>
        <message>
            <source>Collect</source>
            <translation>Sammeln</translation>
        </message>
        <message>
            <source>%1 of %2 files</source>
            <translation>%1 von %2 Dateien</translation>
        </message>
        <message>
            <source>%1 files</source>
            <translation>%1 Dateien</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Versions of this dataset</source>
            <translation>Versionen dieses Datensatzes</translation>
        </message>
        <message>
            <source>Import more…</source>
            <translation>Mehr importieren…</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importieren</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 öffnen</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>Version %1</translation>
        </message>
        <message>
            <source>Looking into %1</source>
            <translation>%1 wird durchgesehen</translation>
        </message>
        <message>
            <source>Nothing is written yet</source>
            <translation>Noch ist nichts geschrieben</translation>
        </message>
        <message>
            <source>Preview of %1</source>
            <translation>Vorschau von %1</translation>
        </message>
        <message>
            <source>Import %1</source>
            <translation>%1 importieren</translation>
        </message>
        <message>
            <source>%1 has %2 items now</source>
            <translation>%1 hat jetzt %2 Bilder</translation>
        </message>
        <message>
            <source>Everything of this is in %1 already; nothing was added</source>
            <translation>Alles davon ist schon in %1; nichts kam hinzu</translation>
        </message>
        <message numerus="yes">
            <source>%n broken file(s) left out</source>
            <translation>
                <numerusform>%n beschädigte Datei ausgelassen</numerusform>
                <numerusform>%n beschädigte Dateien ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Train…</source>
            <translation>Trainieren…</translation>
        </message>
        <message>
            <source>version %1, %2 items in %3 classes</source>
            <translation>Version %1, %2 Bilder in %3 Klassen</translation>
        </message>
        <message>
            <source>Importing</source>
            <translation>Import läuft</translation>
        </message>
        <message>
            <source>Preview, nothing written yet</source>
            <translation>Vorschau, noch nichts geschrieben</translation>
        </message>
        <message>
            <source>Import %1 items</source>
            <translation>%1 Bilder importieren</translation>
        </message>
        <message>
            <source>Folder of pictures</source>
            <translation>Ordner mit Bildern</translation>
        </message>
        <message>
            <source>Archive, IDX or CIFAR file</source>
            <translation>Archiv, IDX- oder CIFAR-Datei</translation>
        </message>
        <message>
            <source>One source at a time: %1 is looked into</source>
            <translation>Eine Quelle nach der anderen: %1 wird durchgesehen</translation>
        </message>
        <message>
            <source>Put several folders into one, and drop that</source>
            <translation>Mehrere Ordner in einen legen und diesen ablegen</translation>
        </message>
        <message>
            <source>New dataset</source>
            <translation>Neuer Datensatz</translation>
        </message>
        <message>
            <source>Import a folder…</source>
            <translation>Ordner importieren…</translation>
        </message>
        <message>
            <source>Import a file…</source>
            <translation>Datei importieren…</translation>
        </message>
        <message>
            <source>Copy the list of problems</source>
            <translation>Liste der Probleme kopieren</translation>
        </message>
        <message>
            <source>version %1, %2 rows, %3 columns</source>
            <translation>Version %1, %2 Zeilen, %3 Spalten</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) left out</source>
            <translation>
                <numerusform>%n Zeile ausgelassen</numerusform>
                <numerusform>%n Zeilen ausgelassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Import %1 rows</source>
            <translation>%1 Zeilen importieren</translation>
        </message>
        <message>
            <source>Table, archive, IDX or CIFAR file</source>
            <translation>Tabelle, Archiv, IDX- oder CIFAR-Datei</translation>
        </message>
    </context>
    <context>
        <name>lathe::ColumnDetail</name>
        <message>
            <source>Looks like an identifier: nearly every row has its own value. A model would learn rows by heart</source>
            <translation>Sieht nach einer Kennung aus: Fast jede Zeile hat ihren eigenen Wert. Ein Modell würde Zeilen auswendig lernen</translation>
        </message>
        <message>
            <source>Has the same value everywhere: there is nothing to learn from it</source>
            <translation>Hat überall denselben Wert: Daraus ist nichts zu lernen</translation>
        </message>
        <message>
            <source>Looks like an amount of money</source>
            <translation>Sieht nach einem Geldbetrag aus</translation>
        </message>
        <message>
            <source>Looks like percentages</source>
            <translation>Sieht nach Prozentwerten aus</translation>
        </message>
        <message>
            <source>Looks like years</source>
            <translation>Sieht nach Jahreszahlen aus</translation>
        </message>
        <message>
            <source>Looks like postal codes: a category, even where it is written as a number</source>
            <translation>Sieht nach Postleitzahlen aus: eine Kategorie, auch wo sie als Zahl geschrieben ist</translation>
        </message>
        <message>
            <source>Looks like e-mail addresses, which tell persons apart</source>
            <translation>Sieht nach E-Mail-Adressen aus, die einzelne Personen erkennen lassen</translation>
        </message>
        <message>
            <source>Looks like web addresses</source>
            <translation>Sieht nach Webadressen aus</translation>
        </message>
        <message>
            <source>Looks like dates that are stored as text</source>
            <translation>Sieht nach Datumsangaben aus, die als Text gespeichert sind</translation>
        </message>
        <message>
            <source>Looks like a category that is written as a number</source>
            <translation>Sieht nach einer Kategorie aus, die als Zahl geschrieben ist</translation>
        </message>
        <message>
            <source>%1 rows, %2</source>
            <translation>%1 Zeilen, %2</translation>
        </message>
        <message>
            <source>Most frequent</source>
            <translation>Am häufigsten</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Click the head of a column to see what it holds</source>
            <translation>Auf den Kopf einer Spalte klicken, um zu sehen, was sie enthält</translation>
        </message>
        <message>
            <source>The values are being counted</source>
            <translation>Die Werte werden gezählt</translation>
        </message>
        <message>
            <source>Distribution of %1</source>
            <translation>Verteilung von %1</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlend</translation>
        </message>
        <message>
            <source>Different values</source>
            <translation>Verschiedene Werte</translation>
        </message>
        <message>
            <source>Estimated: there are too many to count each</source>
            <translation>Geschätzt: Es sind zu viele, um jeden zu zählen</translation>
        </message>
        <message>
            <source>Smallest</source>
            <translation>Kleinster Wert</translation>
        </message>
        <message>
            <source>Lower quartile</source>
            <translation>Unteres Quartil</translation>
        </message>
        <message>
            <source>Median</source>
            <translation>Median</translation>
        </message>
        <message>
            <source>Upper quartile</source>
            <translation>Oberes Quartil</translation>
        </message>
        <message>
            <source>Largest</source>
            <translation>Größter Wert</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Mittelwert</translation>
        </message>
        <message>
            <source>Standard deviation</source>
            <translation>Standardabweichung</translation>
        </message>
        <message>
            <source>Skewness</source>
            <translation>Schiefe</translation>
        </message>
        <message>
            <source>0 for even sides, above 0 with a long tail of large values</source>
            <translation>0 bei gleichen Seiten, über 0 bei einem langen Ende großer Werte</translation>
        </message>
        <message>
            <source>Outliers</source>
            <translation>Ausreißer</translation>
        </message>
        <message>
            <source>Beyond the quartiles by more than 1.5 times their distance</source>
            <translation>Um mehr als das 1,5-Fache des Quartilsabstands jenseits der Quartile</translation>
        </message>
        <message>
            <source>Zeros</source>
            <translation>Nullen</translation>
        </message>
        <message>
            <source>Negative</source>
            <translation>Negativ</translation>
        </message>
        <message>
            <source>Mean length</source>
            <translation>Mittlere Länge</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 Zeichen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ColumnPicker</name>
        <message>
            <source>Find a column</source>
            <translation>Spalte suchen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
    </context>
    <context>
        <name>lathe::ColumnsEditor</name>
        <message>
            <source>numeric</source>
            <translation>numerischen</translation>
        </message>
        <message>
            <source>categorical</source>
            <translation>kategorialen</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>Ja/Nein</translation>
        </message>
        <message>
            <source>All columns</source>
            <translation>Alle Spalten</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Alle %1</translation>
        </message>
        <message>
            <source>not in this table</source>
            <translation>nicht in dieser Tabelle</translation>
        </message>
    </context>
    <context>
        <name>lathe::CommandPalette</name>
        <message>
            <source>Command palette</source>
            <translation>Befehlssuche</translation>
        </message>
        <message>
            <source>Type a command, a page, a dataset or a run</source>
            <translation>Befehl, Seite, Datensatz oder Lauf eingeben</translation>
        </message>
    </context>
    <context>
        <name>lathe::ConfusionArea</name>
        <message>
            <source>Confusion matrix</source>
            <translation>Verwechslungsmatrix</translation>
        </message>
        <message>
            <source>Predicted</source>
            <translation>Vorhergesagt</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>%1 items of %2</source>
            <translation>%1 Einträge von %2</translation>
        </message>
        <message>
            <source>%1 items predicted as %2</source>
            <translation>%1 Einträge als %2 vorhergesagt</translation>
        </message>
        <message>
            <source>Truth %1, predicted %2: %3 items, %4 of the row</source>
            <translation>Wahr %1, vorhergesagt %2: %3 Einträge, %4 der Zeile</translation>
        </message>
    </context>
    <context>
        <name>lathe::ConfusionMatrix</name>
        <message>
            <source>Search a class</source>
            <translation>Klasse suchen</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Verwechslungsmatrix</translation>
        </message>
        <message>
            <source>All %1 classes</source>
            <translation>Alle %1 Klassen</translation>
        </message>
        <message>
            <source>%1 others</source>
            <translation>%1 andere</translation>
        </message>
        <message>
            <source>Truth \ predicted</source>
            <translation>Wahr \ vorhergesagt</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Predicted</source>
            <translation>Vorhergesagt</translation>
        </message>
    </context>
    <context>
        <name>lathe::CurveChart</name>
        <message>
            <source>ROC curve</source>
            <translation>ROC-Kurve</translation>
        </message>
        <message>
            <source>false positive rate</source>
            <translation>Falsch-positiv-Rate</translation>
        </message>
        <message>
            <source>true positive rate</source>
            <translation>Richtig-positiv-Rate</translation>
        </message>
        <message>
            <source>Precision-recall curve</source>
            <translation>Precision-Recall-Kurve</translation>
        </message>
        <message>
            <source>recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>area %1</source>
            <translation>Fläche %1</translation>
        </message>
        <message>
            <source>average precision %1</source>
            <translation>mittlere Precision %1</translation>
        </message>
        <message>
            <source>above all</source>
            <translation>über allem</translation>
        </message>
        <message>
            <source>false positives %1, true positives %2
threshold %3</source>
            <translation>falsch positiv %1, richtig positiv %2
Schwelle %3</translation>
        </message>
        <message>
            <source>recall %1, precision %2
threshold %3</source>
            <translation>Recall %1, Precision %2
Schwelle %3</translation>
        </message>
        <message>
            <source>False positive rate</source>
            <translation>Falsch-positiv-Rate</translation>
        </message>
        <message>
            <source>True positive rate</source>
            <translation>Richtig-positiv-Rate</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
    </context>
    <context>
        <name>lathe::CurvesCard</name>
        <message>
            <source>Kind of curve</source>
            <translation>Art der Kurve</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Precision, recall and F1 against the threshold</source>
            <translation>Precision, Recall und F1 über der Schwelle</translation>
        </message>
        <message>
            <source>ROC</source>
            <translation>ROC</translation>
        </message>
        <message>
            <source>True positives against false positives</source>
            <translation>Richtig positive über falsch positiven</translation>
        </message>
        <message>
            <source>PR</source>
            <translation>PR</translation>
        </message>
        <message>
            <source>Precision against recall</source>
            <translation>Precision über Recall</translation>
        </message>
        <message>
            <source>Class against the rest</source>
            <translation>Klasse gegen den Rest</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Intervals: 95 %, Wilson</source>
            <translation>Intervalle: 95 %, Wilson</translation>
        </message>
        <message>
            <source>Curves of %1</source>
            <translation>Kurven von %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::CycleRing</name>
        <message>
            <source>Next sensible step</source>
            <translation>Nächster sinnvoller Schritt</translation>
        </message>
        <message>
            <source>Improve</source>
            <translation>Verbessern</translation>
        </message>
        <message>
            <source>Retrain, compare, promote</source>
            <translation>Neu trainieren, vergleichen, befördern</translation>
        </message>
    </context>
    <context>
        <name>lathe::DeployPage</name>
        <message>
            <source>champion</source>
            <translation>Champion</translation>
        </message>
        <message>
            <source>challenger</source>
            <translation>Herausforderer</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Einsetzen</translation>
        </message>
        <message>
            <source>Register another run…</source>
            <translation>Anderen Lauf eintragen…</translation>
        </message>
        <message>
            <source>Put a run to work</source>
            <translation>Einen Lauf einsetzen</translation>
        </message>
        <message>
            <source>Here a finished run becomes a numbered version that others can use. Its class names, its preparation and examples with known answers travel with it, so it answers everywhere as it did here.</source>
            <translation>Hier wird aus einem fertigen Lauf eine nummerierte Version für andere. Klassennamen, Vorbereitung und Beispiele mit bekannten Antworten reisen mit, damit sie überall so antwortet wie hier.</translation>
        </message>
        <message>
            <source>Choose another run…</source>
            <translation>Anderen Lauf wählen…</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>Versionen</translation>
        </message>
        <message>
            <source>The champion is what others use, a challenger is tried beside it</source>
            <translation>Den Champion benutzen andere, ein Herausforderer wird daneben erprobt</translation>
        </message>
        <message>
            <source>Make champion</source>
            <translation>Zum Champion machen</translation>
        </message>
        <message>
            <source>Make challenger</source>
            <translation>Zum Herausforderer machen</translation>
        </message>
        <message>
            <source>Roll back</source>
            <translation>Zurücknehmen</translation>
        </message>
        <message>
            <source>The champion goes back to the version it was before</source>
            <translation>Champion wird wieder die Version davor</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Einsatz</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>Eingetragen</translation>
        </message>
        <message>
            <source>Exported</source>
            <translation>Exportiert</translation>
        </message>
        <message>
            <source>Each file was read back and its answers compared</source>
            <translation>Jede Datei wurde zurückgelesen, ihre Antworten wurden verglichen</translation>
        </message>
        <message>
            <source>Register a run as a version…</source>
            <translation>Lauf als Version eintragen…</translation>
        </message>
        <message>
            <source>Export the selected version…</source>
            <translation>Gewählte Version exportieren…</translation>
        </message>
        <message numerus="yes">
            <source>%n versions</source>
            <translation>
                <numerusform>%n Version</numerusform>
                <numerusform>%n Versionen</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing deployed yet</source>
            <translation>Noch nichts eingesetzt</translation>
        </message>
        <message>
            <source>%1 and %2 are mixed up %3 times</source>
            <translation>%1 und %2 werden %3-mal verwechselt</translation>
        </message>
        <message>
            <source>%1 on %2, the best finished run</source>
            <translation>%1 auf %2, der beste fertige Lauf</translation>
        </message>
        <message>
            <source>%1 on %2</source>
            <translation>%1 auf %2</translation>
        </message>
        <message>
            <source>Register as %1, version 1</source>
            <translation>Als %1, Version 1, eintragen</translation>
        </message>
        <message>
            <source>Registering serves nothing yet. In a script:
lathe register %1 --as %2</source>
            <translation>Das Eintragen stellt noch nichts bereit. In einem Skript:
lathe register %1 --as %2</translation>
        </message>
        <message>
            <source>No run has finished yet: there is nothing to put to work</source>
            <translation>Noch ist kein Lauf fertig: Es gibt nichts einzusetzen</translation>
        </message>
        <message>
            <source>Train a model</source>
            <translation>Ein Modell trainieren</translation>
        </message>
        <message>
            <source>finished run</source>
            <translation>fertiger Lauf</translation>
        </message>
        <message>
            <source>none has finished</source>
            <translation>keiner ist fertig</translation>
        </message>
        <message>
            <source>%1, version 1</source>
            <translation>%1, Version 1</translation>
        </message>
        <message>
            <source>next step</source>
            <translation>nächster Schritt</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <source>A folder with weights, card and golden examples: lathe predict reads it.</source>
            <translation>Ein Ordner mit Gewichten, Steckbrief und Beispielen: lathe predict liest ihn.</translation>
        </message>
        <message>
            <source>ONNX</source>
            <translation>ONNX</translation>
        </message>
        <message>
            <source>One file that most programs can run, with the preparation in it.</source>
            <translation>Eine Datei, die die meisten Programme ausführen, samt Vorbereitung.</translation>
        </message>
        <message>
            <source>Safetensors</source>
            <translation>Safetensors</translation>
        </message>
        <message>
            <source>The plain weights under PyTorch's names, for going on elsewhere.</source>
            <translation>Die bloßen Gewichte unter PyTorchs Namen, zum Weitermachen anderswo.</translation>
        </message>
        <message>
            <source>No run has finished yet</source>
            <translation>Noch ist kein Lauf fertig</translation>
        </message>
        <message>
            <source>%1 is the champion again</source>
            <translation>%1 ist wieder Champion</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>%1 exportieren</translation>
        </message>
        <message>
            <source>%1, same answers for %2 items within %3</source>
            <translation>%1, gleiche Antworten für %2 Einträge bis auf %3</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
        <message>
            <source>%1 %2 on validation</source>
            <translation>%1 %2 auf Validierung</translation>
        </message>
    </context>
    <context>
        <name>lathe::DistributionChart</name>
        <message>
            <source>Distribution</source>
            <translation>Verteilung</translation>
        </message>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows, %2</source>
            <translation>%1 Zeilen, %2</translation>
        </message>
        <message>
            <source>drawn at the edge</source>
            <translation>am Rand gezeichnet</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
    </context>
    <context>
        <name>lathe::DropZone</name>
        <message>
            <source>Drop a folder of pictures here</source>
            <translation>Hier einen Ordner mit Bildern ablegen</translation>
        </message>
        <message>
            <source>Each sub-folder becomes a class; train, validation and test folders above them become the parts. You see what was found, with every problem, before anything is written.</source>
            <translation>Jeder Unterordner wird eine Klasse; Ordner train, validation und test darüber werden die Teile. Was gefunden wurde, mit jedem Problem, ist zu sehen, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Choose folder…</source>
            <translation>Ordner wählen…</translation>
        </message>
        <message>
            <source>Choose file…</source>
            <translation>Datei wählen…</translation>
        </message>
        <message>
            <source>Folders, zip and tar archives, IDX (also .gz) and CIFAR files · PNG, JPEG, GIF, BMP, TIFF, WebP</source>
            <translation>Ordner, Zip- und Tar-Archive, IDX- (auch .gz) und CIFAR-Dateien · PNG, JPEG, GIF, BMP, TIFF, WebP</translation>
        </message>
        <message>
            <source>Drop a table or a folder of pictures here</source>
            <translation>Eine Tabelle oder einen Ordner mit Bildern hier ablegen</translation>
        </message>
        <message>
            <source>Columns and their types are found by looking; each sub-folder of pictures becomes a class. You see what was found, with every problem, before anything is written.</source>
            <translation>Spalten und ihre Arten werden durch Ansehen gefunden; jeder Unterordner mit Bildern wird eine Klasse. Sie sehen, was gefunden wurde, mit allen Problemen, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>CSV, Excel, ODS, JSON, ARFF, SQLite, also zipped · folders and archives of PNG, JPEG, GIF, BMP, TIFF, WebP · IDX, CIFAR</source>
            <translation>CSV, Excel, ODS, JSON, ARFF, SQLite, auch gepackt · Ordner und Archive mit PNG, JPEG, GIF, BMP, TIFF, WebP · IDX, CIFAR</translation>
        </message>
        <message>
            <source>Drop a table, or a folder of pictures, texts or sounds here</source>
            <translation>Eine Tabelle oder einen Ordner mit Bildern, Texten oder Tönen hierher ziehen</translation>
        </message>
        <message>
            <source>Columns and their types are found by looking; each sub-folder becomes a class. You see what was found, with every problem, before anything is written.</source>
            <translation>Spalten und ihre Typen werden durch Hinsehen gefunden; jeder Unterordner wird eine Klasse. Vor dem Schreiben ist alles zu sehen, was gefunden wurde, mit jedem Problem.</translation>
        </message>
    </context>
    <context>
        <name>lathe::EvaluatePage</name>
        <message>
            <source>Compare…</source>
            <translation>Vergleichen…</translation>
        </message>
        <message>
            <source>Register model…</source>
            <translation>Modell eintragen…</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Every look at the test part makes it a little less of a test; looks are counted</source>
            <translation>Jeder Blick auf den Testteil macht ihn etwas weniger zum Test; Blicke werden gezählt</translation>
        </message>
        <message>
            <source>Confusion matrix</source>
            <translation>Verwechslungsmatrix</translation>
        </message>
        <message>
            <source>rows are truth, most confused first</source>
            <translation>Zeilen sind wahr, meistverwechselte zuerst</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>Zum Training</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>choose one to judge</source>
            <translation>einen zum Beurteilen wählen</translation>
        </message>
        <message>
            <source>Judge run</source>
            <translation>Lauf beurteilen</translation>
        </message>
        <message>
            <source>epoch %1 of %2, the best</source>
            <translation>Epoche %1 von %2, die beste</translation>
        </message>
        <message>
            <source>%1 items without a class or a prediction are left out</source>
            <translation>%1 Einträge ohne Klasse oder Vorhersage sind ausgelassen</translation>
        </message>
        <message>
            <source>Test, not looked at yet</source>
            <translation>Test, noch nicht angesehen</translation>
        </message>
        <message numerus="yes">
            <source>Test, looked at %n time(s)</source>
            <translation>
                <numerusform>Test, %n-mal angesehen</numerusform>
                <numerusform>Test, %n-mal angesehen</numerusform>
            </translation>
        </message>
        <message>
            <source>No run is chosen</source>
            <translation>Kein Lauf gewählt</translation>
        </message>
        <message>
            <source>Nothing to judge yet</source>
            <translation>Noch nichts zu beurteilen</translation>
        </message>
        <message>
            <source>Read runs</source>
            <translation>Läufe lesen</translation>
        </message>
        <message>
            <source>Register model</source>
            <translation>Modell eintragen</translation>
        </message>
        <message>
            <source>Name of the model; a name that exists gets a new version</source>
            <translation>Name des Modells; ein vorhandener Name bekommt eine neue Version</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>Eintragen</translation>
        </message>
        <message>
            <source>Registered as %1</source>
            <translation>Eingetragen als %1</translation>
        </message>
        <message>
            <source>Deploy…</source>
            <translation>Einsetzen…</translation>
        </message>
        <message>
            <source>Judge on validation</source>
            <translation>Auf der Validierung beurteilen</translation>
        </message>
        <message>
            <source>Judge on test</source>
            <translation>Auf dem Test beurteilen</translation>
        </message>
        <message>
            <source>Show worst mistakes</source>
            <translation>Schlimmste Fehler zeigen</translation>
        </message>
        <message>
            <source>Show the confusion matrix as a table</source>
            <translation>Verwechslungsmatrix als Tabelle zeigen</translation>
        </message>
        <message>
            <source>%1 rows without a truth or a prediction are left out</source>
            <translation>%1 Zeilen ohne Wahrheit oder Vorhersage sind ausgelassen</translation>
        </message>
        <message>
            <source>Here a trained model is judged: metrics with intervals, charts of its mistakes, and the pictures or rows behind every mark. Train a run first, or choose one.</source>
            <translation>Hier wird ein trainiertes Modell beurteilt: Maße mit Intervallen, Diagramme seiner Fehler und die Bilder oder Zeilen hinter jeder Marke. Zuerst einen Lauf trainieren oder einen wählen.</translation>
        </message>
        <message>
            <source>What is looked at</source>
            <translation>Was betrachtet wird</translation>
        </message>
        <message>
            <source>Mistakes</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>What the model gets wrong, and where</source>
            <translation>Was das Modell falsch macht, und wo</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Entscheidung</translation>
        </message>
        <message>
            <source>Whether probabilities are as they say, and from which one on an item is of a class</source>
            <translation>Ob Wahrscheinlichkeiten stimmen, und ab welcher etwas zu einer Klasse gehört</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>What more rows or other parameters would bring</source>
            <translation>Was mehr Zeilen oder andere Parameter brächten</translation>
        </message>
        <message>
            <source>The run decides so from now on; models that are registered from it will too</source>
            <translation>Der Lauf entscheidet ab jetzt so; Modelle, die aus ihm registriert werden, auch</translation>
        </message>
        <message>
            <source>Decide by calibration and threshold</source>
            <translation>Nach Kalibrierung und Schwelle entscheiden</translation>
        </message>
        <message>
            <source>Show learning and validation curves</source>
            <translation>Lern- und Validierungskurven zeigen</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>For clusters, anomalies and maps, which predict nothing that they have seen</source>
            <translation>Für Cluster, Anomalien und Karten, die nichts vorhersagen, was sie gesehen haben</translation>
        </message>
        <message>
            <source>Explain…</source>
            <translation>Erklären …</translation>
        </message>
        <message>
            <source>What the model goes by: importance of columns, SHAP values, dependence</source>
            <translation>Wonach das Modell geht: Wichtigkeit der Spalten, SHAP-Werte, Abhängigkeit</translation>
        </message>
        <message>
            <source>round %1 of %2, the best</source>
            <translation>Runde %1 von %2, die beste</translation>
        </message>
        <message>
            <source>%1 pictures without a box are left out</source>
            <translation>%1 Bilder ohne Rechteck sind ausgelassen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ExperimentsPage</name>
        <message>
            <source>Experiments</source>
            <translation>Experimente</translation>
        </message>
        <message>
            <source>Filter by words, or: metrics.f1 &gt; 0.9 and params.epochs &lt;= 6</source>
            <translation>Nach Wörtern filtern, oder: metrics.f1 &gt; 0.9 and params.epochs &lt;= 6</translation>
        </message>
        <message>
            <source>Filter of runs</source>
            <translation>Filter der Läufe</translation>
        </message>
        <message>
            <source>Every training is kept here</source>
            <translation>Hier bleibt jedes Training</translation>
        </message>
        <message>
            <source>A run holds its settings, its curves, its results with intervals and the exact data version, so that it can be compared, repeated and defended later.</source>
            <translation>Ein Lauf enthält Einstellungen, Kurven, Ergebnisse mit Intervallen und die genaue Datenversion, damit er sich später vergleichen, wiederholen und verteidigen lässt.</translation>
        </message>
        <message>
            <source>Train a first model</source>
            <translation>Ein erstes Modell trainieren</translation>
        </message>
        <message>
            <source>Open in Evaluate</source>
            <translation>In Beurteilen öffnen</translation>
        </message>
        <message>
            <source>Train again</source>
            <translation>Erneut trainieren</translation>
        </message>
        <message>
            <source>Starts a new run with the settings of the selected one</source>
            <translation>Beginnt einen neuen Lauf mit den Einstellungen des gewählten</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>New run…</source>
            <translation>Neuer Lauf…</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Filter runs</source>
            <translation>Läufe filtern</translation>
        </message>
        <message>
            <source>Open the selected run in Evaluate</source>
            <translation>Gewählten Lauf in Beurteilen öffnen</translation>
        </message>
        <message>
            <source>Train again with the selected settings</source>
            <translation>Mit den gewählten Einstellungen erneut trainieren</translation>
        </message>
        <message numerus="yes">
            <source>%n runs</source>
            <translation>
                <numerusform>%n Lauf</numerusform>
                <numerusform>%n Läufe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n runs</source>
            <translation>
                <numerusform>%1 von %n Lauf</numerusform>
                <numerusform>%1 von %n Läufen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::FitCard</name>
        <message>
            <source>Waits for its turn</source>
            <translation>Wartet, bis er an der Reihe ist</translation>
        </message>
        <message>
            <source>It starts when the run before it is done.</source>
            <translation>Er beginnt, wenn der Lauf vor ihm fertig ist.</translation>
        </message>
        <message>
            <source>Learning for</source>
            <translation>Lernt seit</translation>
        </message>
        <message>
            <source>This algorithm learns in one go: there are no epochs to follow. Its metrics stand here when it is done.</source>
            <translation>Dieses Verfahren lernt in einem Zug, es gibt keine Epochen zu verfolgen. Die Maße stehen hier, sobald es fertig ist.</translation>
        </message>
        <message>
            <source>Learned in</source>
            <translation>Gelernt in</translation>
        </message>
        <message>
            <source>Measured on the validation part, with 95 % intervals.</source>
            <translation>Gemessen auf dem Validierungsteil, mit 95-%-Intervallen.</translation>
        </message>
        <message>
            <source>There is no validation part to measure on.</source>
            <translation>Es gibt keinen Validierungsteil, auf dem gemessen werden kann.</translation>
        </message>
        <message>
            <source>Ended after</source>
            <translation>Beendet nach</translation>
        </message>
    </context>
    <context>
        <name>lathe::HeatLegend</name>
        <message>
            <source>Share of the row. The colour saturates at 80 %</source>
            <translation>Anteil der Zeile. Die Farbe ist bei 80 % gesättigt</translation>
        </message>
    </context>
    <context>
        <name>lathe::HistogramChart</name>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>below %1, all of them</source>
            <translation>alle unter %1</translation>
        </message>
        <message>
            <source>above %1, all of them</source>
            <translation>alle über %1</translation>
        </message>
        <message>
            <source>%1
%2 rows</source>
            <translation>%1
%2 Zeilen</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::HomePage</name>
        <message>
            <source>Open workspace…</source>
            <translation>Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <source>New dataset…</source>
            <translation>Neuer Datensatz…</translation>
        </message>
        <message>
            <source>Choose another dataset</source>
            <translation>Anderen Datensatz wählen</translation>
        </message>
        <message>
            <source>Import pictures…</source>
            <translation>Bilder importieren…</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message numerus="yes">
            <source>%n datasets</source>
            <translation>
                <numerusform>%n Datensatz</numerusform>
                <numerusform>%n Datensätze</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n runs</source>
            <translation>
                <numerusform>%n Lauf</numerusform>
                <numerusform>%n Läufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Other steps</source>
            <translation>Andere Schritte</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Braucht Aufmerksamkeit</translation>
        </message>
        <message>
            <source>Nothing. Checks pass and no run failed.</source>
            <translation>Nichts. Die Prüfungen sind bestanden, kein Lauf ist gescheitert.</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Alle %1</translation>
        </message>
        <message>
            <source>Recent runs</source>
            <translation>Letzte Läufe</translation>
        </message>
        <message>
            <source>No run yet. A run is one training, with everything needed to repeat it.</source>
            <translation>Noch kein Lauf. Ein Lauf ist ein Training mit allem, was zum Wiederholen nötig ist.</translation>
        </message>
        <message>
            <source>Recent datasets</source>
            <translation>Letzte Datensätze</translation>
        </message>
        <message>
            <source>How the cycle goes</source>
            <translation>Wie der Kreis verläuft</translation>
        </message>
        <message>
            <source>Bring pictures in. What was found is shown before anything is written.</source>
            <translation>Bilder hereinholen. Was gefunden wurde, ist zu sehen, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Split them and check for copies, leaks and gaps. A fault found here costs minutes, later days.</source>
            <translation>Aufteilen und auf Kopien, Lecks und Lücken prüfen. Ein Fehler kostet hier Minuten, später Tage.</translation>
        </message>
        <message>
            <source>See which pictures have which class, and which have none.</source>
            <translation>Sehen, welche Bilder welche Klasse haben und welche keine.</translation>
        </message>
        <message>
            <source>Pick an algorithm and watch it learn.</source>
            <translation>Ein Verfahren wählen und beim Lernen zusehen.</translation>
        </message>
        <message>
            <source>See where it is wrong, down to the single picture.</source>
            <translation>Sehen, wo es irrt, bis zum einzelnen Bild.</translation>
        </message>
        <message>
            <source>Register a version and export it with a proof that it answers the same.</source>
            <translation>Eine Version eintragen und mit dem Nachweis gleicher Antworten exportieren.</translation>
        </message>
        <message>
            <source>Judge it on new pictures, and go round again.</source>
            <translation>Auf neuen Bildern beurteilen und von vorn beginnen.</translation>
        </message>
        <message>
            <source>Sample pictures</source>
            <translation>Beispielbilder</translation>
        </message>
        <message>
            <source>%1, epoch %2</source>
            <translation>%1, Epoche %2</translation>
        </message>
        <message>
            <source>Bring pictures or a table in. What was found is shown before anything is written.</source>
            <translation>Bilder oder eine Tabelle hereinholen. Was gefunden wurde, wird gezeigt, bevor etwas geschrieben wird.</translation>
        </message>
        <message>
            <source>Split the data, check for copies, leaks and gaps, and mend a table step by step. A fault found here costs minutes, later days.</source>
            <translation>Die Daten aufteilen, auf Kopien, Lecks und Lücken prüfen, eine Tabelle Schritt für Schritt bereinigen. Ein hier gefundener Fehler kostet Minuten, später Tage.</translation>
        </message>
        <message>
            <source>See which pictures have which class, or which column of a table is the answer.</source>
            <translation>Sehen, welche Bilder welche Klasse haben oder welche Spalte einer Tabelle die Antwort ist.</translation>
        </message>
        <message>
            <source>See where it is wrong, down to the single picture or row.</source>
            <translation>Sehen, wo es falsch liegt, bis zum einzelnen Bild oder zur einzelnen Zeile.</translation>
        </message>
        <message>
            <source>Judge it on new data, and go round again.</source>
            <translation>Es an neuen Daten beurteilen und die nächste Runde gehen.</translation>
        </message>
    </context>
    <context>
        <name>lathe::InlineBar</name>
        <message>
            <source>%1 percent</source>
            <translation>%1 Prozent</translation>
        </message>
    </context>
    <context>
        <name>lathe::ItemFilterBar</name>
        <message>
            <source>Filter by class or file</source>
            <translation>Nach Klasse oder Datei filtern</translation>
        </message>
        <message>
            <source>Filter by class or file (/)</source>
            <translation>Nach Klasse oder Datei filtern (/)</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Teil</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Alle %1</translation>
        </message>
        <message>
            <source>Marked %1</source>
            <translation>Markiert %1</translation>
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message>
            <source>No class</source>
            <translation>Keine Klasse</translation>
        </message>
    </context>
    <context>
        <name>lathe::ItemGrid</name>
        <message>
            <source>Items</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>No class</source>
            <translation>Keine Klasse</translation>
        </message>
        <message>
            <source>%1 more ›</source>
            <translation>%1 weitere ›</translation>
        </message>
        <message>
            <source>Class %1</source>
            <translation>Klasse %1</translation>
        </message>
        <message>
            <source>Predicted %1, %2</source>
            <translation>Vorhergesagt %1, %2</translation>
        </message>
        <message>
            <source>Nearly equals another picture</source>
            <translation>Fast gleich einem anderen Bild</translation>
        </message>
        <message>
            <source>Nearly plain: little to learn from</source>
            <translation>Fast einfarbig: wenig zu lernen</translation>
        </message>
        <message>
            <source>Truth</source>
            <translation>Wahr</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>≈ near-duplicate</source>
            <translation>≈ Fast-Kopie</translation>
        </message>
        <message>
            <source>◐ nearly plain</source>
            <translation>◐ fast einfarbig</translation>
        </message>
        <message>
            <source>Annotated</source>
            <translation>Annotiert</translation>
        </message>
    </context>
    <context>
        <name>lathe::JobsQueue</name>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Schlange</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Nothing in the log yet</source>
            <translation>Noch nichts im Protokoll</translation>
        </message>
    </context>
    <context>
        <name>lathe::JobsStrip</name>
        <message>
            <source>%1 items/s</source>
            <translation>%1 Einträge/s</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>Work in the background</source>
            <translation>Arbeit im Hintergrund</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Show the queue and logs</source>
            <translation>Schlange und Protokolle zeigen</translation>
        </message>
        <message>
            <source>Hide the queue and logs</source>
            <translation>Schlange und Protokolle verbergen</translation>
        </message>
        <message>
            <source>No work running</source>
            <translation>Keine Arbeit läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n weitere</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>lathe::JudgedItemsCard</name>
        <message>
            <source>Kind of mistake</source>
            <translation>Art des Fehlers</translation>
        </message>
        <message>
            <source>Wrongly taken</source>
            <translation>Zu Unrecht</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>Verpasst</translation>
        </message>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Worst mistakes</source>
            <translation>Schlimmste Fehler</translation>
        </message>
        <message>
            <source>%1 selected</source>
            <translation>%1 gewählt</translation>
        </message>
        <message>
            <source>none: every item is predicted right</source>
            <translation>keine: Jeder Eintrag ist richtig vorhergesagt</translation>
        </message>
        <message>
            <source>%1 items · surest first</source>
            <translation>%1 Einträge · sicherste zuerst</translation>
        </message>
        <message>
            <source>all classes</source>
            <translation>alle Klassen</translation>
        </message>
        <message>
            <source>%1 classes</source>
            <translation>%1 Klasse|%1 Klassen</translation>
        </message>
        <message>
            <source>Wrongly taken %1</source>
            <translation>Zu Unrecht %1</translation>
        </message>
        <message>
            <source>Missed %1</source>
            <translation>Verpasst %1</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 bei %2</translation>
        </message>
        <message>
            <source>other items at or above the threshold</source>
            <translation>andere Einträge an oder über der Schwelle</translation>
        </message>
        <message>
            <source>its items below the threshold</source>
            <translation>ihre Einträge unter der Schwelle</translation>
        </message>
        <message>
            <source>Largest errors</source>
            <translation>Größte Fehler</translation>
        </message>
        <message>
            <source>Most unusual</source>
            <translation>Am ungewöhnlichsten</translation>
        </message>
        <message>
            <source>All rows</source>
            <translation>Alle Zeilen</translation>
        </message>
        <message>
            <source>%1 rows · farthest off first</source>
            <translation>%1 Zeilen · die größten Abweichungen zuerst</translation>
        </message>
        <message>
            <source>%1 rows · highest score first</source>
            <translation>%1 Zeilen · die höchste Punktzahl zuerst</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>Worst pictures</source>
            <translation>Schlechteste Bilder</translation>
        </message>
        <message>
            <source>none: every box is found, and no other</source>
            <translation>keine: jedes Rechteck ist gefunden, und kein anderes</translation>
        </message>
        <message>
            <source>%1 pictures with mistakes · most first</source>
            <translation>%1 Bilder mit Fehlern · die meisten zuerst</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelPage</name>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>What is in each picture</source>
            <translation>Was jedes Bild zeigt</translation>
        </message>
        <message>
            <source>A label is what a person says of a picture. A model learns labels, mistakes included: wrong ones put a ceiling on every number that follows, and no algorithm lifts it.</source>
            <translation>Die Klasse ist, was ein Mensch über ein Bild sagt. Ein Modell lernt sie samt Fehlern: Falsche setzen jeder späteren Zahl eine Grenze, die kein Verfahren hebt.</translation>
        </message>
        <message>
            <source>Check likely mistakes</source>
            <translation>Wahrscheinliche Fehler prüfen</translation>
        </message>
        <message>
            <source>%1 takes %2 for %3, or the other way, %4 times: look for wrong labels there first</source>
            <translation>%1 verwechselt %2 und %3 %4-mal: dort zuerst nach falschen Klassen suchen</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>Doubts</source>
            <translation>Zweifel</translation>
        </message>
        <message>
            <source>where a model disagrees</source>
            <translation>wo ein Modell widerspricht</translation>
        </message>
        <message>
            <source>Better labels</source>
            <translation>Bessere Klassen</translation>
        </message>
        <message>
            <source>as a new version</source>
            <translation>als neue Version</translation>
        </message>
        <message>
            <source>Which column is the answer</source>
            <translation>Welche Spalte die Antwort ist</translation>
        </message>
        <message>
            <source>Show the rows</source>
            <translation>Zeilen zeigen</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>The target is %1</source>
            <translation>Das Ziel ist %1</translation>
        </message>
        <message>
            <source>%1 learned to tell %2</source>
            <translation>%1 hat gelernt, %2 zu bestimmen</translation>
        </message>
        <message>
            <source>No target yet</source>
            <translation>Noch kein Ziel</translation>
        </message>
        <message>
            <source>No finished run has a target yet</source>
            <translation>Noch kein fertiger Lauf hat ein Ziel</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>chosen on Train</source>
            <translation>auf Trainieren gewählt</translation>
        </message>
        <message>
            <source>Better values</source>
            <translation>Bessere Werte</translation>
        </message>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>Importieren…</translation>
        </message>
        <message>
            <source>One key a class, shapes drawn on the picture, undo without end. Who said what and when is kept in a journal; the labels become a new version when you go on to another stage.</source>
            <translation>Eine Taste je Klasse, Formen auf dem Bild, Rückgängig ohne Ende. Wer wann was gesagt hat, steht im Journal; die Beschriftungen werden eine neue Version, sobald es in einer anderen Phase weitergeht.</translation>
        </message>
        <message>
            <source>Bring data in first: a folder of pictures, with one sub-folder a class or an annotation file, or a table with the answer in a column</source>
            <translation>Erst Daten hereinholen: einen Ordner mit Bildern, mit einem Unterordner je Klasse oder einer Annotationsdatei, oder eine Tabelle mit der Antwort in einer Spalte</translation>
        </message>
        <message>
            <source>Labels</source>
            <translation>Beschriftungen</translation>
        </message>
        <message>
            <source>classes, boxes, shapes</source>
            <translation>Klassen, Rechtecke, Formen</translation>
        </message>
        <message>
            <source>In a table the labels are a column: the target, which a model learns to tell from the others. Mistakes in it put a ceiling on every number that follows, and a column that was written down after the answer gives it away.</source>
            <translation>In einer Tabelle sind die Klassen eine Spalte: das Ziel, das ein Modell aus den anderen zu erschließen lernt. Fehler darin begrenzen jede Zahl, die folgt, und eine Spalte, die nach der Antwort notiert wurde, verrät sie.</translation>
        </message>
        <message>
            <source>The target is chosen on Train; clusters, anomalies and maps need none. To mend a wrong value, correct it in the file and import the file again: the dataset gets a new version. Steps on Prepare mend what follows a rule.</source>
            <translation>Das Ziel wird auf Trainieren gewählt; Cluster, Anomalien und Karten brauchen keins. Einen falschen Wert in der Datei berichtigen und sie erneut importieren: Der Datensatz bekommt eine neue Version. Was einer Regel folgt, beheben Schritte auf Vorbereiten.</translation>
        </message>
        <message>
            <source>Label together: journals and conflicts</source>
            <translation>Gemeinsam beschriften: Journale und Konflikte</translation>
        </message>
        <message>
            <source>The later word stands until one is kept</source>
            <translation>Das spätere Wort gilt, bis eines behalten wird</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message numerus="yes">
            <source>Of %n thing(s) others say something else than you</source>
            <translation>
                <numerusform>Von %n Sache sagen andere etwas anderes</numerusform>
                <numerusform>Von %n Sachen sagen andere etwas anderes</numerusform>
            </translation>
        </message>
        <message>
            <source>Bring data in first: a folder of pictures, texts or sounds, with one sub-folder a class or an annotation file, or a table with the answer in a column</source>
            <translation>Zuerst Daten einlesen: einen Ordner mit Bildern, Texten oder Tönen, mit einem Unterordner je Klasse oder einer Annotationsdatei, oder eine Tabelle mit der Antwort in einer Spalte</translation>
        </message>
    </context>
    <context>
        <name>lathe::LearnPage</name>
        <message>
            <source>Learn</source>
            <translation>Lernen</translation>
        </message>
        <message>
            <source>Once round the cycle, in about ten minutes</source>
            <translation>Einmal im Kreis, in etwa zehn Minuten</translation>
        </message>
        <message>
            <source>Bring in the sample</source>
            <translation>Beispiel hereinholen</translation>
        </message>
        <message>
            <source>A first round</source>
            <translation>Eine erste Runde</translation>
        </message>
        <message>
            <source>640 drawn pictures of eight shapes, with a few wrong labels planted. The same for everyone, so results can be compared.</source>
            <translation>640 gezeichnete Bilder von acht Formen, mit einigen absichtlich falschen Klassen. Für alle gleich, damit sich Ergebnisse vergleichen lassen.</translation>
        </message>
        <message>
            <source>Collect the sample</source>
            <translation>Das Beispiel sammeln</translation>
        </message>
        <message>
            <source>Bring it in, then look at the grid: which two shapes would you mix up yourself?</source>
            <translation>Hereinholen, dann das Raster ansehen: Welche zwei Formen ließen sich verwechseln?</translation>
        </message>
        <message>
            <source>Pictures that do not look like those of the later use teach the wrong thing, and nothing afterwards shows it.</source>
            <translation>Bilder, die nicht wie im späteren Einsatz aussehen, lehren das Falsche, und nichts zeigt es danach.</translation>
        </message>
        <message>
            <source>Read the checks</source>
            <translation>Die Prüfungen lesen</translation>
        </message>
        <message>
            <source>See how the pictures are split, and what the checks say of copies and class sizes.</source>
            <translation>Sehen, wie die Bilder aufgeteilt sind und was die Prüfungen zu Kopien und Klassengrößen sagen.</translation>
        </message>
        <message>
            <source>A copy of a training picture in the test part makes a model look better than it is.</source>
            <translation>Die Kopie eines Trainingsbilds im Testteil lässt ein Modell besser aussehen, als es ist.</translation>
        </message>
        <message>
            <source>Train a small network</source>
            <translation>Ein kleines Netz trainieren</translation>
        </message>
        <message>
            <source>Take Small CNN with its defaults. Watch the two losses: where do they part?</source>
            <translation>Small CNN mit Vorgaben nehmen. Die zwei Verluste beobachten: Wo trennen sie sich?</translation>
        </message>
        <message>
            <source>A loss that falls on training alone is learning by heart.</source>
            <translation>Ein Verlust, der nur im Training fällt, ist Auswendiglernen.</translation>
        </message>
        <message>
            <source>Find the planted mistakes</source>
            <translation>Die versteckten Fehler finden</translation>
        </message>
        <message>
            <source>Open the surest mistakes of the finished run. Some pictures are right and their label is wrong.</source>
            <translation>Die sichersten Fehler des fertigen Laufs öffnen. Manche Bilder sind richtig, und ihre Klasse ist falsch.</translation>
        </message>
        <message>
            <source>One number hides which classes fail. Decisions are made on those.</source>
            <translation>Eine einzige Zahl verbirgt, welche Klassen scheitern. Auf ihnen beruhen Entscheidungen.</translation>
        </message>
        <message>
            <source>Change one thing and compare</source>
            <translation>Eines ändern und vergleichen</translation>
        </message>
        <message>
            <source>Train again with another learning rate, select both runs, read what differs beyond its interval.</source>
            <translation>Mit anderer Lernrate erneut trainieren, beide Läufe wählen, lesen, was sich über das Intervall hinaus unterscheidet.</translation>
        </message>
        <message>
            <source>Two changes at once, or one run each, and the difference may be chance.</source>
            <translation>Zwei Änderungen zugleich, oder je ein Lauf, und der Unterschied kann Zufall sein.</translation>
        </message>
        <message>
            <source>Put it to work</source>
            <translation>In Einsatz bringen</translation>
        </message>
        <message>
            <source>Register the better run and export it. The export proves that it gives the same answers.</source>
            <translation>Den besseren Lauf eintragen und exportieren. Der Export weist gleiche Antworten nach.</translation>
        </message>
        <message>
            <source>A model that answers differently elsewhere than it did here fails silently.</source>
            <translation>Ein Modell, das anderswo anders antwortet als hier, scheitert unbemerkt.</translation>
        </message>
        <message>
            <source>Skipped: %1</source>
            <translation>Übersprungen: %1</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>Zeigen: %1</translation>
        </message>
        <message>
            <source>Sample pictures</source>
            <translation>Beispielbilder</translation>
        </message>
        <message>
            <source>What the round is about</source>
            <translation>Worum es in der Runde geht</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>A table</source>
            <translation>Eine Tabelle</translation>
        </message>
        <message>
            <source>A table of your own: a CSV or a spreadsheet with a column that is worth telling from the others.</source>
            <translation>Eine eigene Tabelle: CSV oder Kalkulationstabelle mit einer Spalte, die sich aus den anderen zu erschließen lohnt.</translation>
        </message>
        <message>
            <source>Bring a table in</source>
            <translation>Eine Tabelle hereinholen</translation>
        </message>
        <message>
            <source>Drop a CSV, spreadsheet or database file. Look at the types that were found, and correct a wrong one: a postal code is no number.</source>
            <translation>Eine CSV-, Kalkulations- oder Datenbankdatei ablegen. Die gefundenen Typen ansehen und falsche berichtigen: Eine Postleitzahl ist keine Zahl.</translation>
        </message>
        <message>
            <source>A column read as the wrong type is averaged where it should be counted, and nobody sees it.</source>
            <translation>Eine Spalte vom falschen Typ wird gemittelt, wo gezählt werden müsste, und niemand sieht es.</translation>
        </message>
        <message>
            <source>Mend what the checks find</source>
            <translation>Beheben, was die Prüfungen finden</translation>
        </message>
        <message>
            <source>Each finding says what follows from it and offers a mend. See the rows before and after every step.</source>
            <translation>Jeder Befund sagt, was aus ihm folgt, und bietet eine Abhilfe. Die Zeilen vor und nach jedem Schritt ansehen.</translation>
        </message>
        <message>
            <source>A column that is known only after the answer gives the answer away. The model looks perfect and is useless.</source>
            <translation>Eine Spalte, die erst nach der Antwort bekannt ist, verrät sie. Das Modell wirkt vollkommen und ist nutzlos.</translation>
        </message>
        <message>
            <source>Choose the column to predict</source>
            <translation>Die Zielspalte wählen</translation>
        </message>
        <message>
            <source>Train the baseline first, then boosted trees. A number makes it a regression, a category a classification; no target finds clusters, anomalies or a map.</source>
            <translation>Zuerst das Vergleichsmaß trainieren, dann Boosted Trees. Eine Zahl ergibt eine Regression, eine Kategorie eine Klassifikation; ohne Ziel gibt es Cluster, Anomalien oder eine Karte.</translation>
        </message>
        <message>
            <source>Without a baseline nobody knows whether 90 % is much.</source>
            <translation>Ohne Vergleichsmaß weiß niemand, ob 90 % viel sind.</translation>
        </message>
        <message>
            <source>Look at the rows behind the marks</source>
            <translation>Die Zeilen hinter den Marken ansehen</translation>
        </message>
        <message>
            <source>Click the largest errors, a slice, a cell. Explain shows which columns the model goes by; every bar, node and value opens.</source>
            <translation>Die größten Fehler, eine Gruppe, eine Zelle anklicken. Erklären zeigt, nach welchen Spalten das Modell geht; jeder Balken, Knoten und Wert lässt sich öffnen.</translation>
        </message>
        <message>
            <source>A good mean hides the group of rows for which the model is wrong.</source>
            <translation>Ein guter Mittelwert verbirgt die Gruppe von Zeilen, bei denen das Modell falsch liegt.</translation>
        </message>
        <message>
            <source>Compare with a second algorithm</source>
            <translation>Mit einem zweiten Verfahren vergleichen</translation>
        </message>
        <message>
            <source>Train another one on the same split and read what differs beyond its interval. Find the best on Train does it within a budget.</source>
            <translation>Ein anderes auf derselben Aufteilung trainieren und lesen, was sich über das Intervall hinaus unterscheidet. „Das Beste finden“ auf Trainieren tut es innerhalb eines Budgets.</translation>
        </message>
        <message>
            <source>The best of fifty tries is partly luck. The test part tells, once.</source>
            <translation>Der beste von fünfzig Versuchen ist zum Teil Glück. Der Testteil verrät es, einmal.</translation>
        </message>
        <message>
            <source>Export it with its steps, so that raw columns go in by name. The export proves that it gives the same answers.</source>
            <translation>Mit seinen Schritten exportieren, damit rohe Spalten beim Namen hineingehen. Der Export weist gleiche Antworten nach.</translation>
        </message>
        <message>
            <source>Steps written a second time by hand differ somewhere, and the model fails silently.</source>
            <translation>Von Hand ein zweites Mal geschriebene Schritte weichen irgendwo ab, und das Modell scheitert unbemerkt.</translation>
        </message>
    </context>
    <context>
        <name>lathe::LiveRun</name>
        <message>
            <source>New run…</source>
            <translation>Neuer Lauf…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Ends after the batch in flight; the checkpoint stays and the run can be resumed</source>
            <translation>Endet nach dem laufenden Stapel; der Zwischenstand bleibt, der Lauf lässt sich fortsetzen</translation>
        </message>
        <message>
            <source>Ends the run; it can be started again</source>
            <translation>Beendet den Lauf; er kann neu gestartet werden</translation>
        </message>
        <message>
            <source>waits for the run before it</source>
            <translation>wartet auf den Lauf davor</translation>
        </message>
        <message>
            <source>epoch %1 of %2</source>
            <translation>Epoche %1 von %2</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
    </context>
    <context>
        <name>lathe::LossChart</name>
        <message>
            <source>training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>epoch %1
validation %2</source>
            <translation>Epoche %1
Validierung %2</translation>
        </message>
        <message>
            <source>step %1, epoch %2
loss %3, smoothed %4</source>
            <translation>Schritt %1, Epoche %2
Verlust %3, geglättet %4</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Training loss</source>
            <translation>Trainingsverlust</translation>
        </message>
        <message>
            <source>Smoothed</source>
            <translation>Geglättet</translation>
        </message>
        <message>
            <source>Validation loss</source>
            <translation>Validierungsverlust</translation>
        </message>
    </context>
    <context>
        <name>lathe::MainWindow</name>
        <message>
            <source>Inspector</source>
            <translation>Inspektor</translation>
        </message>
        <message>
            <source>Dataset and version</source>
            <translation>Datensatz und Version</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>New dataset…</source>
            <translation>Neuer Datensatz…</translation>
        </message>
        <message>
            <source>All runs</source>
            <translation>Alle Läufe</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Seite</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helles Aussehen</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Aussehen</translation>
        </message>
        <message>
            <source>Open or close the inspector</source>
            <translation>Inspektor öffnen oder schließen</translation>
        </message>
        <message>
            <source>Fold or unfold the rail</source>
            <translation>Leiste ein- oder ausklappen</translation>
        </message>
        <message>
            <source>Show or hide the queue of work</source>
            <translation>Schlange zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Open workspace…</source>
            <translation>Arbeitsbereich öffnen…</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
    </context>
    <context>
        <name>lathe::MetricChart</name>
        <message>
            <source>epoch %1
%2 %3</source>
            <translation>Epoche %1
%2 %3</translation>
        </message>
        <message>
            <source>, %1 to %2</source>
            <translation>, %1 bis %2</translation>
        </message>
        <message>
            <source>Epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Untere Grenze</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Obere Grenze</translation>
        </message>
    </context>
    <context>
        <name>lathe::MetricsLine</name>
        <message>
            <source>Share of the items that are predicted right</source>
            <translation>Anteil der richtig vorhergesagten Einträge</translation>
        </message>
        <message>
            <source>F1 averaged over the classes, each counting the same</source>
            <translation>F1 über die Klassen gemittelt, jede zählt gleich</translation>
        </message>
        <message>
            <source>How surprised the model is by the truth; 0 is best</source>
            <translation>Wie sehr die Wahrheit das Modell überrascht; 0 ist am besten</translation>
        </message>
        <message>
            <source>Chance that an item of a class gets a higher probability for it than another item</source>
            <translation>Chance, dass ein Eintrag der Klasse eine höhere Wahrscheinlichkeit für sie bekommt als ein anderer</translation>
        </message>
        <message>
            <source>(%1 to %2)</source>
            <translation>(%1 bis %2)</translation>
        </message>
        <message>
            <source>Worst class</source>
            <translation>Schwächste Klasse</translation>
        </message>
        <message>
            <source>95 % interval by bootstrap</source>
            <translation>95-%-Intervall durch Bootstrap</translation>
        </message>
        <message>
            <source>Worst class, %1 F1</source>
            <translation>Schwächste Klasse, %1 F1</translation>
        </message>
        <message>
            <source>no class has a defined F1</source>
            <translation>keine Klasse hat ein definiertes F1</translation>
        </message>
        <message>
            <source>Click to see its threshold and its mistakes</source>
            <translation>Klicken für Schwelle und Fehler</translation>
        </message>
        <message>
            <source>Share of the variance that is explained; 1 is best, 0 is as good as the mean</source>
            <translation>Erklärter Anteil der Varianz; 1 ist am besten, 0 so gut wie der Mittelwert</translation>
        </message>
        <message>
            <source>Root of the mean squared error: large errors count more</source>
            <translation>Wurzel des mittleren quadratischen Fehlers: große Fehler zählen mehr</translation>
        </message>
        <message>
            <source>Mean distance between prediction and truth</source>
            <translation>Mittlerer Abstand zwischen Vorhersage und Wahrheit</translation>
        </message>
        <message>
            <source>Mean distance between prediction and truth, in percent of the truth</source>
            <translation>Mittlerer Abstand zwischen Vorhersage und Wahrheit, in Prozent der Wahrheit</translation>
        </message>
        <message>
            <source>How much nearer rows are to their own cluster than to the next one; 1 is best</source>
            <translation>Wie viel näher Zeilen dem eigenen Cluster sind als dem nächsten; 1 ist am besten</translation>
        </message>
        <message>
            <source>Width of the clusters against the distance between them; 0 is best</source>
            <translation>Breite der Cluster gegen ihren Abstand; 0 ist am besten</translation>
        </message>
        <message>
            <source>Spread between the clusters against the spread within; more is better</source>
            <translation>Streuung zwischen den Clustern gegen die in ihnen; mehr ist besser</translation>
        </message>
        <message>
            <source>Agreement of clusters and classes beyond chance; 1 is best</source>
            <translation>Übereinstimmung von Clustern und Klassen über den Zufall hinaus; 1 ist am besten</translation>
        </message>
        <message>
            <source>Precision averaged over all recalls</source>
            <translation>Präzision, gemittelt über alle Trefferquoten</translation>
        </message>
        <message>
            <source>Squared distances of the rows to the mean of their cluster; see its elbow under Curves</source>
            <translation>Quadrierte Abstände der Zeilen zum Mittel ihres Clusters; der Ellbogen steht unter Kurven</translation>
        </message>
    </context>
    <context>
        <name>lathe::MonitorPage</name>
        <message>
            <source>Monitor</source>
            <translation>Überwachen</translation>
        </message>
        <message>
            <source>Nothing is watched</source>
            <translation>Nichts wird überwacht</translation>
        </message>
        <message>
            <source>Does it still hold</source>
            <translation>Gilt es noch</translation>
        </message>
        <message>
            <source>A model is judged once and used for months. Cameras change, seasons change, people use it for what it never saw. Without a look at new pictures the first sign is a complaint.</source>
            <translation>Ein Modell wird einmal beurteilt und monatelang benutzt. Kameras wechseln, Jahreszeiten wechseln, es wird für nie Gesehenes benutzt. Ohne Blick auf neue Bilder ist das erste Zeichen eine Beschwerde.</translation>
        </message>
        <message>
            <source>Lathe does not serve models over the network, so there are no requests to watch. New labelled pictures tell the same: import them as a dataset of their own and judge the model on them below. In a script: lathe evaluate MODEL --on DATASET</source>
            <translation>Lathe stellt Modelle nicht im Netz bereit, es gibt also keine Anfragen zu beobachten. Neue Bilder mit Klassen sagen dasselbe: als eigenen Datensatz importieren und das Modell unten darauf beurteilen. In einem Skript: lathe evaluate MODELL --on DATENSATZ</translation>
        </message>
        <message>
            <source>Judge on other pictures</source>
            <translation>Auf anderen Bildern beurteilen</translation>
        </message>
        <message>
            <source>All pictures of the dataset that have a class</source>
            <translation>Alle Bilder des Datensatzes, die eine Klasse haben</translation>
        </message>
        <message>
            <source>Model or run</source>
            <translation>Modell oder Lauf</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Judge</source>
            <translation>Beurteilen</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>on</source>
            <translation>auf</translation>
        </message>
        <message>
            <source>No model version is registered</source>
            <translation>Keine Modellversion ist eingetragen</translation>
        </message>
        <message numerus="yes">
            <source>%n model versions are registered</source>
            <translation>
                <numerusform>%n Modellversion ist eingetragen</numerusform>
                <numerusform>%n Modellversionen sind eingetragen</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no second dataset to judge on</source>
            <translation>Es gibt keinen zweiten Datensatz zum Beurteilen</translation>
        </message>
        <message>
            <source>as it was judged</source>
            <translation>wie beurteilt</translation>
        </message>
        <message>
            <source>New pictures</source>
            <translation>Neue Bilder</translation>
        </message>
        <message>
            <source>with their classes</source>
            <translation>mit ihren Klassen</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Unterschied</translation>
        </message>
        <message>
            <source>beyond its interval?</source>
            <translation>über das Intervall hinaus?</translation>
        </message>
        <message>
            <source>Next round</source>
            <translation>Nächste Runde</translation>
        </message>
        <message>
            <source>label, train, compare</source>
            <translation>Klassen, Training, Vergleich</translation>
        </message>
        <message>
            <source>Judge %1 on %2</source>
            <translation>%1 auf %2 beurteilen</translation>
        </message>
        <message>
            <source>Pictures judged</source>
            <translation>Beurteilte Bilder</translation>
        </message>
        <message>
            <source>Left out, without a class or unreadable</source>
            <translation>Ausgelassen, ohne Klasse oder unlesbar</translation>
        </message>
        <message>
            <source>A model is judged once and used for months. Cameras change, prices change, people use it for what it never saw. Without a look at new data the first sign is a complaint.</source>
            <translation>Ein Modell wird einmal beurteilt und monatelang benutzt. Kameras ändern sich, Preise ändern sich, Menschen benutzen es für Dinge, die es nie sah. Ohne einen Blick auf neue Daten ist das erste Zeichen eine Beschwerde.</translation>
        </message>
        <message>
            <source>Lathe does not serve models over the network, so there are no requests to watch. New pictures with classes, or new rows with the target filled in, tell the same: import them as a dataset of their own and judge the model on them below. In a script: lathe evaluate MODEL --on DATASET</source>
            <translation>Lathe stellt Modelle nicht im Netz bereit, es gibt also keine Anfragen zu überwachen. Neue Bilder mit Klassen oder neue Zeilen mit ausgefülltem Ziel sagen dasselbe: als eigenen Datensatz importieren und das Modell unten daran beurteilen. In einem Skript: lathe evaluate MODELL --on DATENSATZ</translation>
        </message>
        <message>
            <source>Judge on other data</source>
            <translation>An anderen Daten beurteilen</translation>
        </message>
        <message>
            <source>All pictures of the dataset that have a class, all rows that have a target</source>
            <translation>Alle Bilder des Datensatzes mit Klasse, alle Zeilen mit Ziel</translation>
        </message>
        <message>
            <source>New data</source>
            <translation>Neue Daten</translation>
        </message>
        <message>
            <source>with the answers</source>
            <translation>mit den Antworten</translation>
        </message>
        <message>
            <source>Judged</source>
            <translation>Beurteilt</translation>
        </message>
        <message>
            <source>Left out, without an answer or unreadable</source>
            <translation>Ausgelassen, ohne Antwort oder unlesbar</translation>
        </message>
    </context>
    <context>
        <name>lathe::ParamForm</name>
        <message>
            <source>More settings</source>
            <translation>Weitere Einstellungen</translation>
        </message>
        <message>
            <source>Fewer settings</source>
            <translation>Weniger Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ParamRow</name>
        <message>
            <source>From %1 to %2</source>
            <translation>Von %1 bis %2</translation>
        </message>
        <message>
            <source>Default %1</source>
            <translation>Vorgabe %1</translation>
        </message>
        <message>
            <source>Changed; bring back %1</source>
            <translation>Geändert; zurück auf %1</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
    </context>
    <context>
        <name>lathe::PlotView</name>
        <message>
            <source>Data table</source>
            <translation>Datentabelle</translation>
        </message>
        <message>
            <source>Save chart</source>
            <translation>Diagramm speichern</translation>
        </message>
        <message>
            <source>Picture (*.png);;Vector graphic (*.svg);;PDF (*.pdf);;Data (*.csv)</source>
            <translation>Bild (*.png);;Vektorgrafik (*.svg);;PDF (*.pdf);;Daten (*.csv)</translation>
        </message>
        <message>
            <source>Copy as picture</source>
            <translation>Als Bild kopieren</translation>
        </message>
        <message>
            <source>Copy as data</source>
            <translation>Als Daten kopieren</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern…</translation>
        </message>
    </context>
    <context>
        <name>lathe::TablePreparation</name>
        <message>
            <source>Change split…</source>
            <translation>Aufteilung ändern…</translation>
        </message>
        <message>
            <source>Which rows train, validate and test; makes a new version</source>
            <translation>Welche Zeilen trainieren, validieren und testen; ergibt eine neue Version</translation>
        </message>
        <message>
            <source>What is shown of the table</source>
            <translation>Was von der Tabelle gezeigt wird</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>What would go wrong with this data</source>
            <translation>Was mit diesen Daten schiefginge</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>Zusammenhänge</translation>
        </message>
        <message>
            <source>What columns tell of the target and of one another</source>
            <translation>Was Spalten über das Ziel und übereinander verraten</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlendes</translation>
        </message>
        <message>
            <source>Which values are missing together</source>
            <translation>Welche Werte gemeinsam fehlen</translation>
        </message>
        <message>
            <source>Split %1</source>
            <translation>%1 aufteilen</translation>
        </message>
        <message>
            <source>%1 has the new parts; %2 stays as it is</source>
            <translation>%1 hat die neuen Teile; %2 bleibt, wie es ist</translation>
        </message>
        <message>
            <source>Back to %1</source>
            <translation>Zurück zu %1</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>Roh</translation>
        </message>
        <message>
            <source>The rows as they were brought in</source>
            <translation>Die Zeilen, wie sie hereinkamen</translation>
        </message>
        <message>
            <source>Before step</source>
            <translation>Vor dem Schritt</translation>
        </message>
        <message>
            <source>The training rows before the chosen step</source>
            <translation>Die Trainingszeilen vor dem gewählten Schritt</translation>
        </message>
        <message>
            <source>After step</source>
            <translation>Nach dem Schritt</translation>
        </message>
        <message>
            <source>The training rows after the chosen step, or after all</source>
            <translation>Die Trainingszeilen nach dem gewählten Schritt oder nach allen</translation>
        </message>
        <message>
            <source>Takes back the last change of the pipeline</source>
            <translation>Nimmt die letzte Änderung der Pipeline zurück</translation>
        </message>
        <message>
            <source>Train…</source>
            <translation>Trainieren…</translation>
        </message>
        <message>
            <source>%1 rows, %2 columns</source>
            <translation>%1 Zeilen, %2 Spalten</translation>
        </message>
        <message>
            <source>Propose a pipeline</source>
            <translation>Eine Pipeline vorschlagen</translation>
        </message>
        <message>
            <source>Nothing needs to be prepared here</source>
            <translation>Hier muss nichts vorbereitet werden</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s) proposed</source>
            <translation>
                <numerusform>%n Schritt vorgeschlagen</numerusform>
                <numerusform>%n Schritte vorgeschlagen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::RelationsCard</name>
        <message>
            <source>Relations of the columns</source>
            <translation>Zusammenhänge der Spalten</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>What columns tell of the target</source>
            <translation>Was Spalten über das Ziel verraten</translation>
        </message>
        <message>
            <source>Columns that go together</source>
            <translation>Spalten, die zusammenhängen</translation>
        </message>
        <message>
            <source>Values that are missing together</source>
            <translation>Werte, die gemeinsam fehlen</translation>
        </message>
        <message>
            <source>Counting</source>
            <translation>Wird gezählt</translation>
        </message>
        <message>
            <source>Missing together</source>
            <translation>Gemeinsam Fehlendes</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>Zusammenhänge</translation>
        </message>
        <message>
            <source>click a bar for its rows</source>
            <translation>Klick auf einen Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>click a bar for its column</source>
            <translation>Klick auf einen Balken zeigt seine Spalte</translation>
        </message>
        <message>
            <source>click a bar for its column; of %1 rows spread over the table</source>
            <translation>Klick auf einen Balken zeigt seine Spalte; von %1 über die Tabelle verteilten Zeilen</translation>
        </message>
        <message>
            <source>Tells of %1</source>
            <translation>Verrät über %1</translation>
        </message>
        <message>
            <source>No column is the target</source>
            <translation>Keine Spalte ist das Ziel</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Information</translation>
        </message>
        <message>
            <source>r, falling</source>
            <translation>r, fallend</translation>
        </message>
        <message>
            <source>r</source>
            <translation>r</translation>
        </message>
        <message>
            <source>V</source>
            <translation>V</translation>
        </message>
        <message>
            <source>η</source>
            <translation>η</translation>
        </message>
        <message>
            <source>%1 – %2 (%3)</source>
            <translation>%1 – %2 (%3)</translation>
        </message>
        <message>
            <source>r: Pearson's correlation of numbers; V: Cramér's V of categories; η: the correlation ratio of a category and a number</source>
            <translation>r: Pearsons Korrelation von Zahlen; V: Cramérs V von Kategorien; η: das Korrelationsverhältnis einer Kategorie und einer Zahl</translation>
        </message>
        <message>
            <source>Two columns</source>
            <translation>Zwei Spalten</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>complete rows</source>
            <translation>vollständige Zeilen</translation>
        </message>
        <message>
            <source>%1 and %2 more</source>
            <translation>%1 und %2 weitere</translation>
        </message>
        <message>
            <source>Missing in a row</source>
            <translation>Fehlt in einer Zeile</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Nothing is missing</source>
            <translation>Nichts fehlt</translation>
        </message>
    </context>
    <context>
        <name>lathe::SplitDialog</name>
        <message>
            <source>Change the split of %1</source>
            <translation>Aufteilung von %1 ändern</translation>
        </message>
        <message>
            <source>What comes out</source>
            <translation>Was herauskommt</translation>
        </message>
        <message>
            <source>Rows of the parts</source>
            <translation>Zeilen der Teile</translation>
        </message>
        <message>
            <source>The split makes a new version; the one before stays and can be chosen again.</source>
            <translation>Die Aufteilung ergibt eine neue Version; die vorige bleibt und kann wieder gewählt werden.</translation>
        </message>
        <message>
            <source>Make the new version</source>
            <translation>Neue Version anlegen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stratified by the target</source>
            <translation>Geschichtet nach dem Ziel</translation>
        </message>
        <message>
            <source>Grouped by a column</source>
            <translation>Gruppiert nach einer Spalte</translation>
        </message>
        <message>
            <source>By time</source>
            <translation>Nach der Zeit</translation>
        </message>
        <message>
            <source>As a column says</source>
            <translation>Wie eine Spalte es sagt</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>The same seed gives the same parts</source>
            <translation>Der gleiche Startwert gibt die gleichen Teile</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Aufteilung</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>the order of the rows</source>
            <translation>die Reihenfolge der Zeilen</translation>
        </message>
        <message>
            <source>Each part keeps the target's shares; copies of a row stay together.</source>
            <translation>Jeder Teil behält die Anteile des Ziels; Kopien einer Zeile bleiben zusammen.</translation>
        </message>
        <message>
            <source>Rows of one value stay in one part, such as all visits of a patient.</source>
            <translation>Zeilen eines Wertes bleiben in einem Teil, etwa alle Besuche eines Patienten.</translation>
        </message>
        <message>
            <source>The earliest rows train, the latest test: for models that predict what comes.</source>
            <translation>Die frühesten Zeilen trainieren, die spätesten testen: für Modelle, die Kommendes vorhersagen.</translation>
        </message>
        <message>
            <source>The column holds train, validation and test, or their usual other names.</source>
            <translation>Die Spalte enthält train, validation und test oder ihre üblichen anderen Namen.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Nothing would be left to learn from</source>
            <translation>Es bliebe nichts übrig, woraus zu lernen wäre</translation>
        </message>
        <message>
            <source>Training and validation are more than 100 % together</source>
            <translation>Training und Validierung sind zusammen mehr als 100 %</translation>
        </message>
        <message>
            <source>The table has no column to split by so</source>
            <translation>Die Tabelle hat keine Spalte, nach der sich so aufteilen ließe</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Mean of %1</source>
            <translation>Mittel von %1</translation>
        </message>
        <message>
            <source>In no part</source>
            <translation>In keinem Teil</translation>
        </message>
    </context>
    <context>
        <name>lathe::PreparePage</name>
        <message>
            <source>Prepare</source>
            <translation>Vorbereiten</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>What would go wrong with this data</source>
            <translation>Was mit diesen Daten schiefginge</translation>
        </message>
        <message>
            <source>Faults are cheap here</source>
            <translation>Fehler sind hier billig</translation>
        </message>
        <message>
            <source>Lathe looks for copies that sit in training and test and for classes with too few examples; in tables for columns that give the answer away, for missing and impossible values; among pictures for those without a label, plain or broken ones. Each finding says what follows from it. Skip this, and a leak shows up as a good number that does not hold.</source>
            <translation>Lathe sucht Kopien, die in Training und Test zugleich stehen, und Klassen mit zu wenigen Beispielen; in Tabellen Spalten, die die Antwort verraten, fehlende und unmögliche Werte; unter Bildern solche ohne Klasse, einfarbige und kaputte. Jeder Befund sagt, was daraus folgt. Ohne das zeigt sich ein Leck als gute Zahl, die nicht hält.</translation>
        </message>
        <message>
            <source>Import pictures…</source>
            <translation>Bilder importieren…</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>A model learns from training, is chosen by validation and judged by test. Copies of a picture stay in one part.</source>
            <translation>Ein Modell lernt vom Training, wird nach der Validierung gewählt und am Test beurteilt. Kopien eines Bilds bleiben in einem Teil.</translation>
        </message>
        <message>
            <source>Split again</source>
            <translation>Neu aufteilen</translation>
        </message>
        <message>
            <source>Each part keeps the shares of the classes. The result is a new version, this one stays.</source>
            <translation>Jeder Teil behält die Klassenanteile. Das Ergebnis ist eine neue Version, diese bleibt.</translation>
        </message>
        <message>
            <source>The same seed gives the same parts</source>
            <translation>Derselbe Startwert gibt dieselben Teile</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>Aufteilen</translation>
        </message>
        <message>
            <source>Training and validation are more than 100 % together</source>
            <translation>Training und Validierung sind zusammen mehr als 100 %</translation>
        </message>
        <message>
            <source>Nothing would be left to learn from</source>
            <translation>Zum Lernen bliebe nichts übrig</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>Wird geprüft</translation>
        </message>
        <message>
            <source>All checks pass</source>
            <translation>Alle Prüfungen bestanden</translation>
        </message>
        <message numerus="yes">
            <source>%n findings</source>
            <translation>
                <numerusform>%n Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>In no part</source>
            <translation>In keinem Teil</translation>
        </message>
        <message>
            <source>Split %1</source>
            <translation>%1 aufteilen</translation>
        </message>
        <message>
            <source>Import data…</source>
            <translation>Daten importieren…</translation>
        </message>
    </context>
    <context>
        <name>lathe::ProblemsCard</name>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>und %1 weitere</translation>
        </message>
        <message numerus="yes">
            <source>%n broken file(s)</source>
            <translation>
                <numerusform>%n beschädigte Datei</numerusform>
                <numerusform>%n beschädigte Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Ausgelassen</translation>
        </message>
        <message>
            <source>Under 3 of 255 grey levels from another picture</source>
            <translation>Weniger als 3 von 255 Graustufen neben einem anderen Bild</translation>
        </message>
        <message numerus="yes">
            <source>; %n in test or train has a twin in the other</source>
            <translation>
                <numerusform>; %n in Test oder Training hat einen Zwilling im anderen</numerusform>
                <numerusform>; %n in Test oder Training haben einen Zwilling im anderen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n near-duplicate(s)</source>
            <translation>
                <numerusform>%n Fast-Kopie</numerusform>
                <numerusform>%n Fast-Kopien</numerusform>
            </translation>
        </message>
        <message>
            <source>Imported and marked</source>
            <translation>Importiert und markiert</translation>
        </message>
        <message numerus="yes">
            <source>%n nearly plain picture(s)</source>
            <translation>
                <numerusform>%n fast einfarbiges Bild</numerusform>
                <numerusform>%n fast einfarbige Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>Hardly any contrast, so there is little to learn from</source>
            <translation>Kaum Kontrast, also wenig zu lernen</translation>
        </message>
        <message numerus="yes">
            <source>%n exact copy(s)</source>
            <translation>
                <numerusform>%n genaue Kopie</numerusform>
                <numerusform>%n genaue Kopien</numerusform>
            </translation>
        </message>
        <message>
            <source>Equal to the byte; copies stay together in one part where the source gives none</source>
            <translation>Bytegleich; Kopien bleiben in einem Teil, wo die Quelle keinen nennt</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importiert</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) without a class</source>
            <translation>
                <numerusform>%n Bild ohne Klasse</numerusform>
                <numerusform>%n Bilder ohne Klasse</numerusform>
            </translation>
        </message>
        <message>
            <source>They lie beside the class folders; training leaves them out until they are labelled</source>
            <translation>Sie liegen neben den Klassenordnern; das Training lässt sie aus, bis sie eine Klasse haben</translation>
        </message>
        <message numerus="yes">
            <source>%n problem(s)</source>
            <translation>
                <numerusform>%n Problem</numerusform>
                <numerusform>%n Probleme</numerusform>
            </translation>
        </message>
        <message>
            <source>in %1 pictures</source>
            <translation>in %1 Bildern</translation>
        </message>
        <message>
            <source>nearly equals %1</source>
            <translation>fast gleich %1</translation>
        </message>
        <message>
            <source>nearly equals another picture</source>
            <translation>fast gleich einem anderen Bild</translation>
        </message>
        <message>
            <source>nearly plain</source>
            <translation>fast einfarbig</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) that cannot be read</source>
            <translation>
                <numerusform>%n Zeile, die sich nicht lesen lässt</numerusform>
                <numerusform>%n Zeilen, die sich nicht lesen lassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Found by looking at the values; it can be corrected on the right</source>
            <translation>Durch Ansehen der Werte gefunden; rechts lässt es sich berichtigen</translation>
        </message>
        <message>
            <source>Assumed</source>
            <translation>Angenommen</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) to know</source>
            <translation>
                <numerusform>%n Hinweis</numerusform>
                <numerusform>%n Hinweise</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) stay out</source>
            <translation>
                <numerusform>%n Zeile bleibt draußen</numerusform>
                <numerusform>%n Zeilen bleiben draußen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::Rail</name>
        <message>
            <source>In work</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Braucht Aufmerksamkeit</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Noch nichts</translation>
        </message>
        <message>
            <source>Fold</source>
            <translation>Einklappen</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>Unfold (Ctrl+B)</source>
            <translation>Ausklappen (Strg+B)</translation>
        </message>
    </context>
    <context>
        <name>lathe::RegressionCharts</name>
        <message>
            <source>What is drawn against what</source>
            <translation>Was gegen was gezeichnet ist</translation>
        </message>
        <message>
            <source>Predicted and true</source>
            <translation>Vorhergesagt und wahr</translation>
        </message>
        <message>
            <source>Points on the line are predicted right</source>
            <translation>Punkte auf der Linie sind richtig vorhergesagt</translation>
        </message>
        <message>
            <source>Residuals</source>
            <translation>Residuen</translation>
        </message>
        <message>
            <source>A pattern means that something can still be learned</source>
            <translation>Ein Muster heißt, dass sich noch etwas lernen lässt</translation>
        </message>
        <message>
            <source>click a mark for its rows</source>
            <translation>ein Klick auf eine Marke zeigt ihre Zeilen</translation>
        </message>
        <message>
            <source>Predicted against true</source>
            <translation>Vorhergesagt gegen wahr</translation>
        </message>
        <message>
            <source>Residuals against predicted</source>
            <translation>Residuen gegen vorhergesagt</translation>
        </message>
        <message>
            <source>Rows of the mark</source>
            <translation>Zeilen der Marke</translation>
        </message>
        <message>
            <source>Predicted %1, true %2</source>
            <translation>Vorhergesagt %1, wahr %2</translation>
        </message>
        <message>
            <source>Errors by size or by slice</source>
            <translation>Fehler nach Größe oder nach Gruppe</translation>
        </message>
        <message>
            <source>Histogram</source>
            <translation>Histogramm</translation>
        </message>
        <message>
            <source>How often the model is off by how much</source>
            <translation>Wie oft das Modell um wie viel abweicht</translation>
        </message>
        <message>
            <source>By slice</source>
            <translation>Nach Gruppe</translation>
        </message>
        <message>
            <source>Where the model is off most</source>
            <translation>Wo das Modell am meisten abweicht</translation>
        </message>
        <message>
            <source>Column to slice by</source>
            <translation>Spalte, nach der gruppiert wird</translation>
        </message>
        <message>
            <source>Histogram of the residuals</source>
            <translation>Histogramm der Residuen</translation>
        </message>
        <message>
            <source>Mean absolute error by slice</source>
            <translation>Mittlerer absoluter Fehler nach Gruppe</translation>
        </message>
        <message>
            <source>Residual %1 to %2</source>
            <translation>Residuum %1 bis %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
        <message>
            <source>predicted</source>
            <translation>vorhergesagt</translation>
        </message>
        <message>
            <source>true − predicted</source>
            <translation>wahr − vorhergesagt</translation>
        </message>
        <message>
            <source>MAE</source>
            <translation>MAE</translation>
        </message>
        <message>
            <source>all rows</source>
            <translation>alle Zeilen</translation>
        </message>
        <message>
            <source>%1 rows · farthest off first</source>
            <translation>%1 Zeilen · die größten Abweichungen zuerst</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunInspector</name>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>Closing this page keeps the run going.</source>
            <translation>Der Lauf geht nach dem Schließen der Seite weiter.</translation>
        </message>
        <message>
            <source>%1 parameters.</source>
            <translation>%1 Parameter.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehend von</translation>
        </message>
        <message>
            <source>In the end</source>
            <translation>Am Ende</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>%1 items/s</source>
            <translation>%1 Einträge/s</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>At its highest</source>
            <translation>Am höchsten</translation>
        </message>
        <message>
            <source>Best epoch</source>
            <translation>Beste Epoche</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Zwischenstand</translation>
        </message>
        <message>
            <source>After epoch %1</source>
            <translation>Nach Epoche %1</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>%1 · %2 %3</source>
            <translation>%1 · %2 %3</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunList</name>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunListModel</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunTableModel</name>
        <message>
            <source>Training loss by epoch</source>
            <translation>Trainingsverlust nach Epoche</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Begonnen</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
        <message>
            <source>Second metric</source>
            <translation>Zweites Maß</translation>
        </message>
        <message>
            <source>On the validation part; of a search's trials, by cross-validation</source>
            <translation>Auf dem Validierungsteil; bei Versuchen einer Suche durch Kreuzvalidierung</translation>
        </message>
    </context>
    <context>
        <name>lathe::RunView</name>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Weight of the past in the smoothed line; the raw points stay faint behind it</source>
            <translation>Gewicht der Vergangenheit in der geglätteten Linie; die rohen Punkte bleiben blass dahinter</translation>
        </message>
        <message>
            <source>no smoothing</source>
            <translation>keine Glättung</translation>
        </message>
        <message>
            <source>smoothing %1</source>
            <translation>Glättung %1</translation>
        </message>
        <message>
            <source>Curves or log</source>
            <translation>Kurven oder Protokoll</translation>
        </message>
        <message>
            <source>Curves</source>
            <translation>Kurven</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>epoch</source>
            <translation>Epoche</translation>
        </message>
        <message>
            <source>F1 by class, now</source>
            <translation>F1 nach Klasse, jetzt</translation>
        </message>
        <message>
            <source>click a bar for its items</source>
            <translation>Balken anklicken für seine Einträge</translation>
        </message>
        <message>
            <source>F1 by class, last epoch</source>
            <translation>F1 nach Klasse, letzte Epoche</translation>
        </message>
        <message>
            <source>Learning</source>
            <translation>Lernen</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>%1, validation</source>
            <translation>%1, Validierung</translation>
        </message>
        <message>
            <source>F1 by class, validation</source>
            <translation>F1 je Klasse, Validierung</translation>
        </message>
        <message>
            <source>cross-entropy</source>
            <translation>Kreuzentropie</translation>
        </message>
        <message>
            <source>loss</source>
            <translation>Verlust</translation>
        </message>
    </context>
    <context>
        <name>lathe::ScatterChart</name>
        <message>
            <source>predicted right</source>
            <translation>richtig vorhergesagt</translation>
        </message>
        <message>
            <source>no error</source>
            <translation>kein Fehler</translation>
        </message>
        <message numerus="yes">
            <source>%n rows here
%1 about %2
%3 about %4</source>
            <translation>
                <numerusform>%n Zeile hier
%1 etwa %2
%3 etwa %4</numerusform>
                <numerusform>%n Zeilen hier
%1 etwa %2
%3 etwa %4</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2
%3 %4</source>
            <translation>%1 %2
%3 %4</translation>
        </message>
    </context>
    <context>
        <name>lathe::ScoreCharts</name>
        <message>
            <source>Histogram of the scores</source>
            <translation>Histogramm der Punktzahlen</translation>
        </message>
        <message>
            <source>Scores</source>
            <translation>Punktzahlen</translation>
        </message>
        <message>
            <source>the higher, the more unusual · click a bar for its rows</source>
            <translation>je höher, desto ungewöhnlicher · ein Klick auf einen Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>Score %1 to %2</source>
            <translation>Punktzahl %1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows · highest score first</source>
            <translation>%1 Zeilen · die höchste Punktzahl zuerst</translation>
        </message>
        <message>
            <source>score</source>
            <translation>Punktzahl</translation>
        </message>
    </context>
    <context>
        <name>lathe::SettingsPage</name>
        <message>
            <source>Component</source>
            <translation>Bestandteil</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>Used for</source>
            <translation>Wofür</translation>
        </message>
        <message>
            <source>Components</source>
            <translation>Bestandteile</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>The language changes when the workspace is opened again</source>
            <translation>Die Sprache wechselt, wenn der Arbeitsbereich erneut geöffnet wird</translation>
        </message>
        <message>
            <source>Open again</source>
            <translation>Erneut öffnen</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Arbeit</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Open another…</source>
            <translation>Anderen öffnen…</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>Arbeitsbereich</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
        <message>
            <source>The fastest</source>
            <translation>Das schnellste</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Measured</source>
            <translation>Gemessen</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Device and threads are proposed for new runs. A run keeps what it was started with.</source>
            <translation>Gerät und Threads werden für neue Läufe vorgeschlagen. Ein Lauf behält, womit er begann.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Über Lathe</translation>
        </message>
        <message>
            <source>A workbench for the whole life of a machine-learning model. Everything stays on this machine: no account, no server, no telemetry.</source>
            <translation>Eine Werkbank für das ganze Leben eines gelernten Modells. Alles bleibt auf diesem Rechner: kein Konto, kein Server, keine Telemetrie.</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
            <translation>Freie Software unter der GNU General Public License, Version 3 oder später (GPL-3.0-or-later). Ohne jede Gewährleistung.</translation>
        </message>
        <message>
            <source>Made with</source>
            <translation>Gemacht mit</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableBrowser</name>
        <message>
            <source>Filter, such as price &lt; 20000</source>
            <translation>Filter, etwa preis &lt; 20000</translation>
        </message>
        <message>
            <source>Filter of rows</source>
            <translation>Zeilenfilter</translation>
        </message>
        <message>
            <source>Words that a row holds, or a condition: price &lt; 20000, sex = female and age is missing</source>
            <translation>Wörter, die eine Zeile enthält, oder eine Bedingung: price &lt; 20000, sex = female and age is missing</translation>
        </message>
        <message>
            <source>All rows</source>
            <translation>Alle Zeilen</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>The rows that a check has marked</source>
            <translation>Die Zeilen, die eine Prüfung markiert hat</translation>
        </message>
        <message>
            <source>Show and hide columns</source>
            <translation>Spalten zeigen und verbergen</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>Roh</translation>
        </message>
        <message>
            <source>As it was brought in</source>
            <translation>Wie sie eingelesen wurde</translation>
        </message>
        <message>
            <source>Prepared</source>
            <translation>Aufbereitet</translation>
        </message>
        <message>
            <source>As the pipeline hands it to the algorithm</source>
            <translation>Wie die Pipeline sie dem Algorithmus übergibt</translation>
        </message>
        <message>
            <source>Marked %1</source>
            <translation>Markiert %1</translation>
        </message>
        <message numerus="yes">
            <source>%n columns</source>
            <translation>
                <numerusform>%n Spalte</numerusform>
                <numerusform>%n Spalten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n columns</source>
            <translation>
                <numerusform>%1 von %n Spalte</numerusform>
                <numerusform>%1 von %n Spalten</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Wird gesucht …</translation>
        </message>
        <message>
            <source>%1 of %2 rows</source>
            <translation>%1 von %2 Zeilen</translation>
        </message>
        <message>
            <source>This table has no rows</source>
            <translation>Diese Tabelle hat keine Zeilen</translation>
        </message>
        <message>
            <source>No row passes the filter</source>
            <translation>Keine Zeile entspricht dem Filter</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableHeader</name>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>row</source>
            <translation>Zeile</translation>
        </message>
        <message>
            <source>target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>id</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <source>weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>ignored</source>
            <translation>ignoriert</translation>
        </message>
        <message>
            <source>%1 missing</source>
            <translation>%1 fehlen</translation>
        </message>
        <message>
            <source>Sort by %1, the smallest first</source>
            <translation>Nach %1 sortieren, kleinste zuerst</translation>
        </message>
        <message>
            <source>Sort by %1, the largest first</source>
            <translation>Nach %1 sortieren, größte zuerst</translation>
        </message>
        <message>
            <source>Back to the original order</source>
            <translation>Zurück zur ursprünglichen Reihenfolge</translation>
        </message>
        <message>
            <source>Outside of the shown range, %1 to %2</source>
            <translation>Außerhalb des gezeigten Bereichs, %1 bis %2</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows, %2</source>
            <translation>%1 Zeilen, %2</translation>
        </message>
        <message>
            <source>Holds marked cells</source>
            <translation>Enthält markierte Zellen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableModel</name>
        <message>
            <source>– missing</source>
            <translation>– fehlt</translation>
        </message>
        <message>
            <source>new</source>
            <translation>neu</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableView</name>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Sort upwards</source>
            <translation>Aufsteigend sortieren</translation>
        </message>
        <message>
            <source>Sort downwards</source>
            <translation>Absteigend sortieren</translation>
        </message>
        <message>
            <source>Original order</source>
            <translation>Ursprüngliche Reihenfolge</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>Breite anpassen</translation>
        </message>
        <message>
            <source>Hide column</source>
            <translation>Spalte verbergen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Row %1, %2: %3</source>
            <translation>Zeile %1, %2: %3</translation>
        </message>
        <message>
            <source>Marked by a check</source>
            <translation>Von einer Prüfung markiert</translation>
        </message>
    </context>
    <context>
        <name>lathe::TextEditor</name>
        <message>
            <source>Choose file…</source>
            <translation>Datei wählen…</translation>
        </message>
        <message>
            <source>Choose file</source>
            <translation>Datei wählen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ThresholdChart</name>
        <message>
            <source>Precision</source>
            <translation>Precision</translation>
        </message>
        <message>
            <source>Recall</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>threshold on the probability of %1</source>
            <translation>Schwelle der Wahrscheinlichkeit von %1</translation>
        </message>
        <message>
            <source>score</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>%1, best F1</source>
            <translation>%1, bestes F1</translation>
        </message>
        <message>
            <source>threshold %1
precision %2, recall %3, F1 %4
%5 right, %6 wrongly taken, %7 missed</source>
            <translation>Schwelle %1
Precision %2, Recall %3, F1 %4
%5 richtig, %6 zu Unrecht, %7 verpasst</translation>
        </message>
        <message>
            <source>low</source>
            <translation>untere Grenze</translation>
        </message>
        <message>
            <source>high</source>
            <translation>obere Grenze</translation>
        </message>
        <message>
            <source>True positives</source>
            <translation>Richtig positive</translation>
        </message>
        <message>
            <source>False positives</source>
            <translation>Falsch positive</translation>
        </message>
        <message>
            <source>False negatives</source>
            <translation>Falsch negative</translation>
        </message>
    </context>
    <context>
        <name>lathe::ThumbnailLoader</name>
        <message>
            <source>The content is not at hand</source>
            <translation>Der Inhalt ist nicht zur Hand</translation>
        </message>
    </context>
    <context>
        <name>lathe::TopBar</name>
        <message>
            <source>Find a command, a run, an item</source>
            <translation>Befehl, Lauf, Datensatz finden</translation>
        </message>
        <message>
            <source>Find a command, a dataset or a run (Ctrl+K)</source>
            <translation>Befehl, Datensatz oder Lauf finden (Strg+K)</translation>
        </message>
        <message>
            <source>Inspector (Ctrl+I)</source>
            <translation>Inspektor (Strg+I)</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helles Aussehen</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Aussehen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TrainPage</name>
        <message>
            <source>There is nothing to learn from yet</source>
            <translation>Noch gibt es nichts zu lernen</translation>
        </message>
        <message>
            <source>Go to Collect</source>
            <translation>Zum Sammeln</translation>
        </message>
        <message>
            <source>The settings of a run stand here once there is a dataset.</source>
            <translation>Hier stehen die Einstellungen eines Laufs, sobald es einen Datensatz gibt.</translation>
        </message>
        <message>
            <source>New run</source>
            <translation>Neuer Lauf</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Trainieren</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>on this dataset</source>
            <translation>auf diesem Datensatz</translation>
        </message>
        <message>
            <source>on %1</source>
            <translation>auf %1</translation>
        </message>
        <message>
            <source>Load algorithms</source>
            <translation>Verfahren laden</translation>
        </message>
        <message>
            <source>Read runs</source>
            <translation>Läufe lesen</translation>
        </message>
        <message>
            <source>Check algorithms</source>
            <translation>Verfahren prüfen</translation>
        </message>
        <message>
            <source>Queue run</source>
            <translation>Lauf einreihen</translation>
        </message>
        <message>
            <source>Training needs a dataset: pictures with classes, or a table. Bring one in first, then choose an algorithm here and watch it learn.</source>
            <translation>Zum Trainieren braucht es einen Datensatz: Bilder mit Klassen oder eine Tabelle. Erst einen hereinholen, dann hier ein Verfahren wählen und ihm beim Lernen zusehen.</translation>
        </message>
        <message>
            <source>There is no algorithm for this target and task yet.</source>
            <translation>Für dieses Ziel und diese Aufgabe gibt es noch kein Verfahren.</translation>
        </message>
        <message>
            <source>Read columns</source>
            <translation>Spalten lesen</translation>
        </message>
        <message>
            <source>Find the best…</source>
            <translation>Das Beste finden …</translation>
        </message>
        <message>
            <source>Tries all algorithms for the target within a budget and compares them fairly</source>
            <translation>Probiert alle Verfahren für das Ziel in begrenzter Zeit und vergleicht sie gerecht</translation>
        </message>
        <message>
            <source>Find the best algorithm</source>
            <translation>Das beste Verfahren finden</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Lathe trains on pictures and tables. Texts and sounds are labelled here and exported to what learns from them.</source>
            <translation>Lathe trainiert mit Bildern und Tabellen. Texte und Töne werden hier beschriftet und für das exportiert, was aus ihnen lernt.</translation>
        </message>
    </context>
    <context>
        <name>lathe::TrainingGoal</name>
        <message>
            <source>numeric</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>categorical</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>yes or no</source>
            <translation>ja oder nein</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>The column that is predicted</source>
            <translation>Die Spalte, die vorhergesagt wird</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>This task learns from the rows alone</source>
            <translation>Diese Aufgabe lernt allein aus den Zeilen</translation>
        </message>
        <message>
            <source>The values of this column look like classes</source>
            <translation>Die Werte dieser Spalte sehen nach Klassen aus</translation>
        </message>
        <message>
            <source>The values of this column look like quantities</source>
            <translation>Die Werte dieser Spalte sehen nach Größen aus</translation>
        </message>
        <message>
            <source>Its values are classes</source>
            <translation>Ihre Werte sind Klassen</translation>
        </message>
        <message>
            <source>Its values are quantities</source>
            <translation>Ihre Werte sind Größen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TrainingSettings</name>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>A whole number, 0 or more</source>
            <translation>Eine ganze Zahl, 0 oder mehr</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Empty: the next name of the algorithm</source>
            <translation>Leer: der nächste Name des Verfahrens</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>The same seed, data and settings give the same weights on the same CPU</source>
            <translation>Gleicher Startwert, gleiche Daten und Einstellungen geben auf derselben CPU gleiche Gewichte</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Where to compute</source>
            <translation>Wo gerechnet wird</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehend von</translation>
        </message>
        <message>
            <source>Weights to start from: a file or an earlier run</source>
            <translation>Ausgangsgewichte: eine Datei oder ein früherer Lauf</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>%1 of memory, %2 free</source>
            <translation>%1 Speicher, %2 frei</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>Datei…</translation>
        </message>
        <message>
            <source>Weights to start from</source>
            <translation>Ausgangsgewichte</translation>
        </message>
        <message>
            <source>Weights (*.safetensors *.pt *.pth *.th *.bin);;All files (*)</source>
            <translation>Gewichte (*.safetensors *.pt *.pth *.th *.bin);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keines</translation>
        </message>
        <message>
            <source>There is no algorithm for this target and task.</source>
            <translation>Für dieses Ziel und diese Aufgabe gibt es kein Verfahren.</translation>
        </message>
    </context>
    <context>
        <name>lathe::PipelineList</name>
        <message>
            <source>Steps of the pipeline</source>
            <translation>Schritte der Pipeline</translation>
        </message>
        <message>
            <source>Drag, or Alt+↑ and Alt+↓, to reorder; Space switches a step off, Delete removes it</source>
            <translation>Ziehen oder Alt+↑ und Alt+↓ ordnen um; die Leertaste schaltet einen Schritt ab, Entf entfernt ihn</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
    </context>
    <context>
        <name>lathe::PipelinePanel</name>
        <message>
            <source>Pipeline</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>Add step…</source>
            <translation>Schritt hinzufügen…</translation>
        </message>
        <message>
            <source>No steps yet. Algorithms fill, encode and scale by themselves as they need it; a pipeline says how.</source>
            <translation>Noch keine Schritte. Algorithmen füllen, kodieren und skalieren selbst, wie sie es brauchen; eine Pipeline sagt, wie.</translation>
        </message>
        <message>
            <source>Remove this step</source>
            <translation>Diesen Schritt entfernen</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>Travels with the model: raw rows go in.</source>
            <translation>Reist mit dem Modell: rohe Zeilen gehen hinein.</translation>
        </message>
        <message>
            <source>Propose steps</source>
            <translation>Schritte vorschlagen</translation>
        </message>
        <message>
            <source>Looks at the columns and proposes a pipeline with reasons</source>
            <translation>Sieht die Spalten an und schlägt eine Pipeline mit Gründen vor</translation>
        </message>
        <message numerus="yes">
            <source>Fitted on train only, %n rows. Drag, or Alt+↑ and Alt+↓, to reorder.</source>
            <translation>
                <numerusform>Nur auf Training angepasst, %n Zeile. Ziehen oder Alt+↑ und Alt+↓ ordnen um.</numerusform>
                <numerusform>Nur auf Training angepasst, %n Zeilen. Ziehen oder Alt+↑ und Alt+↓ ordnen um.</numerusform>
            </translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Eingaben</translation>
        </message>
        <message>
            <source>Features</source>
            <translation>Merkmale</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Ziel</translation>
        </message>
        <message numerus="yes">
            <source>%n column(s)</source>
            <translation>
                <numerusform>%n Spalte</numerusform>
                <numerusform>%n Spalten</numerusform>
            </translation>
        </message>
        <message>
            <source>No column has the role of a target; training asks for one</source>
            <translation>Keine Spalte ist das Ziel; das Training fragt danach</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Tried on %1 of %2 training rows, drawn by chance; a run fits on all. Drag, or Alt+↑ and Alt+↓, to reorder.</source>
            <translation>An %1 von %2 Trainingszeilen ausprobiert, zufällig gezogen; ein Lauf passt an allen an. Ziehen oder Alt+↑ und Alt+↓ ordnen um.</translation>
        </message>
    </context>
    <context>
        <name>lathe::TableChecksCard</name>
        <message>
            <source>Checks</source>
            <translation>Prüfungen</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>Wird geprüft</translation>
        </message>
        <message numerus="yes">
            <source>All %n pass</source>
            <translation>
                <numerusform>%n besteht</numerusform>
                <numerusform>Alle %n bestehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n need attention</source>
            <translation>
                <numerusform>%n braucht Aufmerksamkeit</numerusform>
                <numerusform>%n brauchen Aufmerksamkeit</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pass</source>
            <translation>
                <numerusform>%n besteht</numerusform>
                <numerusform>%n bestehen</numerusform>
            </translation>
        </message>
        <message>
            <source>Show row</source>
            <translation>Zeile zeigen</translation>
        </message>
        <message>
            <source>Show rows</source>
            <translation>Zeilen zeigen</translation>
        </message>
        <message>
            <source>Show column</source>
            <translation>Spalte zeigen</translation>
        </message>
    </context>
    <context>
        <name>lathe::ValueBars</name>
        <message>
            <source>rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>%1: %2 %3</source>
            <translation>%1: %2 %3</translation>
        </message>
        <message>
            <source>95 % interval %1 to %2</source>
            <translation>95-%-Intervall %1 bis %2</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Unten</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Oben</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>a click shows the rows</source>
            <translation>ein Klick zeigt die Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::DecisionView</name>
        <message>
            <source>Class against the rest</source>
            <translation>Klasse gegen den Rest</translation>
        </message>
        <message>
            <source>Recalibrate</source>
            <translation>Nachkalibrieren</translation>
        </message>
        <message>
            <source>As the model says</source>
            <translation>Wie das Modell sagt</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <source>Sigmoid (Platt)</source>
            <translation>Sigmoid (Platt)</translation>
        </message>
        <message>
            <source>Isotonic</source>
            <translation>Isoton</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Likeliest class</source>
            <translation>Wahrscheinlichste Klasse</translation>
        </message>
        <message>
            <source>Best F1</source>
            <translation>Bestes F1</translation>
        </message>
        <message>
            <source>Lowest cost</source>
            <translation>Geringste Kosten</translation>
        </message>
        <message>
            <source>A value</source>
            <translation>Ein Wert</translation>
        </message>
        <message>
            <source>What an item costs that is wrongly taken for the class</source>
            <translation>Was ein Fall kostet, der fälschlich für die Klasse gehalten wird</translation>
        </message>
        <message>
            <source>What an item of the class costs that is missed</source>
            <translation>Was ein Fall der Klasse kostet, der übersehen wird</translation>
        </message>
        <message>
            <source>false alarm</source>
            <translation>Fehlalarm</translation>
        </message>
        <message>
            <source>miss</source>
            <translation>übersehen</translation>
        </message>
        <message>
            <source>Store with the run</source>
            <translation>Beim Lauf speichern</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>Entscheiden</translation>
        </message>
        <message>
            <source>Calibration error</source>
            <translation>Kalibrierungsfehler</translation>
        </message>
        <message>
            <source>Brier score</source>
            <translation>Brier-Wert</translation>
        </message>
        <message>
            <source>click a bar for its rows</source>
            <translation>ein Balken zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>%1 from %2</source>
            <translation>%1 ab %2</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>Accuracy</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Macro F1</source>
            <translation>Makro-F1</translation>
        </message>
        <message>
            <source>F1 of %1</source>
            <translation>F1 von %1</translation>
        </message>
        <message>
            <source>fitted on validation, shown on test</source>
            <translation>auf Validierung angepasst, gezeigt auf Test</translation>
        </message>
        <message>
            <source>fitted on validation, see Test too</source>
            <translation>auf Validierung angepasst, siehe auch Test</translation>
        </message>
        <message>
            <source>Not stored yet</source>
            <translation>Noch nicht gespeichert</translation>
        </message>
        <message>
            <source>As the run decides now</source>
            <translation>Wie der Lauf jetzt entscheidet</translation>
        </message>
        <message>
            <source>Store the decision</source>
            <translation>Entscheidung speichern</translation>
        </message>
        <message>
            <source>%1 with %2 to %3</source>
            <translation>%1 mit %2 bis %3</translation>
        </message>
        <message>
            <source>%1 items, %2 of the class</source>
            <translation>%1 Fälle, %2 der Klasse</translation>
        </message>
        <message>
            <source>%1 wrongly taken, %2 missed</source>
            <translation>%1 fälschlich genommen, %2 übersehen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AlgorithmCurvesView</name>
        <message>
            <source>Kind of curve</source>
            <translation>Art der Kurve</translation>
        </message>
        <message>
            <source>Learning curve</source>
            <translation>Lernkurve</translation>
        </message>
        <message>
            <source>Whether more rows would help</source>
            <translation>Ob mehr Zeilen helfen würden</translation>
        </message>
        <message>
            <source>Validation curve</source>
            <translation>Validierungskurve</translation>
        </message>
        <message>
            <source>Which value of a parameter is too simple, which too complex</source>
            <translation>Welcher Wert eines Parameters zu einfach ist, welcher zu verwickelt</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Maß</translation>
        </message>
        <message>
            <source>Judged on</source>
            <translation>Beurteilt auf</translation>
        </message>
        <message>
            <source>Validation part</source>
            <translation>Validierungsteil</translation>
        </message>
        <message>
            <source>5 folds of the training part</source>
            <translation>5 Teile des Trainingsteils</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>Zeichnen</translation>
        </message>
        <message>
            <source>Draw again</source>
            <translation>Neu zeichnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Read curves</source>
            <translation>Kurven lesen</translation>
        </message>
        <message>
            <source>Validation curve of %1</source>
            <translation>Validierungskurve von %1</translation>
        </message>
        <message>
            <source>Fitting…</source>
            <translation>Wird angepasst …</translation>
        </message>
        <message>
            <source>Not drawn yet: fits the run's steps and algorithm again on 10, 20, 40, 70 and 100 % of its rows, three times each</source>
            <translation>Noch nicht gezeichnet: passt Schritte und Algorithmus des Laufs auf 10, 20, 40, 70 und 100 % seiner Zeilen neu an, je dreimal</translation>
        </message>
        <message>
            <source>Not drawn yet: fits the run's steps and algorithm again with some seven values of the parameter</source>
            <translation>Noch nicht gezeichnet: passt Schritte und Algorithmus des Laufs mit etwa sieben Werten des Parameters neu an</translation>
        </message>
        <message>
            <source>rows learned from</source>
            <translation>gelernte Zeilen</translation>
        </message>
        <message numerus="yes">
            <source>validation: %n folds of the training part</source>
            <translation>
                <numerusform>Validierung: %n Teil des Trainingsteils</numerusform>
                <numerusform>Validierung: %n Teile des Trainingsteils</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>validation: the validation part, drawn %n time(s)</source>
            <translation>
                <numerusform>Validierung: der Validierungsteil, einmal gezogen</numerusform>
                <numerusform>Validierung: der Validierungsteil, %n Mal gezogen</numerusform>
            </translation>
        </message>
        <message>
            <source>bands: standard deviation</source>
            <translation>Bänder: Standardabweichung</translation>
        </message>
        <message>
            <source>dashed: the run's own value</source>
            <translation>gestrichelt: der Wert des Laufs</translation>
        </message>
        <message numerus="yes">
            <source>%n point(s) could not be fitted</source>
            <translation>
                <numerusform>%n Punkt ließ sich nicht anpassen</numerusform>
                <numerusform>%n Punkte ließen sich nicht anpassen</numerusform>
            </translation>
        </message>
        <message>
            <source>Elbow</source>
            <translation>Ellbogen</translation>
        </message>
    </context>
    <context>
        <name>lathe::CalibrationChart</name>
        <message>
            <source>before</source>
            <translation>vorher</translation>
        </message>
        <message>
            <source>recalibrated</source>
            <translation>nachkalibriert</translation>
        </message>
        <message>
            <source>Calibration</source>
            <translation>Kalibrierung</translation>
        </message>
        <message>
            <source>probability</source>
            <translation>Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>probability of %1</source>
            <translation>Wahrscheinlichkeit von %1</translation>
        </message>
        <message>
            <source>share that is</source>
            <translation>Anteil, der es ist</translation>
        </message>
        <message>
            <source>probability %1 on average
%2 are of the class (%3 to %4)
%5 of %6</source>
            <translation>Wahrscheinlichkeit im Mittel %1\n%2 sind von der Klasse (%3 bis %4)\n%5 von %6</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Fälle</translation>
        </message>
        <message>
            <source>Of the class</source>
            <translation>Von der Klasse</translation>
        </message>
        <message>
            <source>Mean probability</source>
            <translation>Mittlere Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>low</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>high</source>
            <translation>oben</translation>
        </message>
    </context>
    <context>
        <name>lathe::ScoreChart</name>
        <message>
            <source>Train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>Scores of the algorithm</source>
            <translation>Werte des Algorithmus</translation>
        </message>
        <message>
            <source>%1: %2, %3 rows
train %4
validation %5
fitted in %6</source>
            <translation>%1: %2, %3 Zeilen\nTraining %4\nValidierung %5\nangepasst in %6</translation>
        </message>
        <message>
            <source>At</source>
            <translation>Bei</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Zeilen</translation>
        </message>
        <message>
            <source>low</source>
            <translation>unten</translation>
        </message>
        <message>
            <source>high</source>
            <translation>oben</translation>
        </message>
        <message>
            <source>Seconds to fit</source>
            <translation>Sekunden zum Anpassen</translation>
        </message>
    </context>
    <context>
        <name>lathe::MapCharts</name>
        <message>
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <source>click a point for its row</source>
            <translation>ein Klick auf einen Punkt zeigt seine Zeile</translation>
        </message>
        <message>
            <source>Coloured by</source>
            <translation>Eingefärbt nach</translation>
        </message>
        <message>
            <source>Map of the rows</source>
            <translation>Karte der Zeilen</translation>
        </message>
        <message>
            <source>Rows of the mark</source>
            <translation>Zeilen der Marke</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 Zeilen</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>lathe::ForecastChart</name>
        <message>
            <source>true</source>
            <translation>wahr</translation>
        </message>
        <message>
            <source>forecast, with its 80 and 95 % ranges</source>
            <translation>Prognose mit 80- und 95-%-Bereich</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>Prognose</translation>
        </message>
        <message>
            <source>true %1</source>
            <translation>wahr %1</translation>
        </message>
        <message>
            <source>forecast %1</source>
            <translation>Prognose %1</translation>
        </message>
        <message>
            <source>80 % from %1 to %2</source>
            <translation>80 % von %1 bis %2</translation>
        </message>
        <message>
            <source>95 % from %1 to %2</source>
            <translation>95 % von %1 bis %2</translation>
        </message>
        <message>
            <source>True</source>
            <translation>Wahr</translation>
        </message>
        <message>
            <source>80 % low</source>
            <translation>80 % unten</translation>
        </message>
        <message>
            <source>80 % high</source>
            <translation>80 % oben</translation>
        </message>
        <message>
            <source>95 % low</source>
            <translation>95 % unten</translation>
        </message>
        <message>
            <source>95 % high</source>
            <translation>95 % oben</translation>
        </message>
    </context>
    <context>
        <name>lathe::ForecastCharts</name>
        <message>
            <source>Forecast</source>
            <translation>Prognose</translation>
        </message>
        <message>
            <source>click for the row</source>
            <translation>ein Klick zeigt die Zeile</translation>
        </message>
        <message>
            <source>Row of the mark</source>
            <translation>Zeile der Marke</translation>
        </message>
        <message>
            <source>The 80 % range held %1, the 95 % range %2 of the values</source>
            <translation>Der 80-%-Bereich enthielt %1, der 95-%-Bereich %2 der Werte</translation>
        </message>
    </context>
    <context>
        <name>lathe::DependenceChart</name>
        <message>
            <source>Dependence on a column</source>
            <translation>Abhängigkeit von einer Spalte</translation>
        </message>
        <message>
            <source>%1 = %2
mean %3</source>
            <translation>%1 = %2\nMittel %3</translation>
        </message>
        <message>
            <source>Mean of %1</source>
            <translation>Mittel von %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::ExplainView</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>What the model goes by</source>
            <translation>Wonach das Modell geht</translation>
        </message>
        <message>
            <source>Kind of importance</source>
            <translation>Art der Wichtigkeit</translation>
        </message>
        <message>
            <source>Shuffled</source>
            <translation>Gemischt</translation>
        </message>
        <message>
            <source>How much worse the model judges when the column is shuffled</source>
            <translation>Um wie viel schlechter das Modell urteilt, wenn die Spalte gemischt wird</translation>
        </message>
        <message>
            <source>SHAP</source>
            <translation>SHAP</translation>
        </message>
        <message>
            <source>How far the column moves the answers of rows on average</source>
            <translation>Wie weit die Spalte die Antworten im Mittel bewegt</translation>
        </message>
        <message>
            <source>Importance of columns</source>
            <translation>Wichtigkeit der Spalten</translation>
        </message>
        <message>
            <source>Dependence on a column</source>
            <translation>Abhängigkeit von einer Spalte</translation>
        </message>
        <message>
            <source>click a column; thin lines are single rows</source>
            <translation>Spalte anklicken; dünne Linien sind einzelne Zeilen</translation>
        </message>
        <message>
            <source>Explain run</source>
            <translation>Lauf erklären</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Abgebrochen</translation>
        </message>
        <message>
            <source>Shuffling columns and asking the model…</source>
            <translation>Spalten werden gemischt und das Modell befragt …</translation>
        </message>
        <message>
            <source>%1 gets worse by so much</source>
            <translation>um so viel wird %1 schlechter</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>log-odds of %1, exact for trees</source>
            <translation>Log-Odds von %1, bei Bäumen exakt</translation>
        </message>
        <message>
            <source>probability of %1</source>
            <translation>Wahrscheinlichkeit von %1</translation>
        </message>
        <message>
            <source>Mean |SHAP|</source>
            <translation>Mittel |SHAP|</translation>
        </message>
        <message>
            <source>Dependence on %1</source>
            <translation>Abhängigkeit von %1</translation>
        </message>
        <message>
            <source>Varying %1…</source>
            <translation>%1 wird verändert …</translation>
        </message>
        <message>
            <source>Explanation of %1</source>
            <translation>Erklärung von %1</translation>
        </message>
        <message>
            <source>Tree</source>
            <translation>Baum</translation>
        </message>
        <message>
            <source>the wheel zooms, dragging moves, a double click shows all</source>
            <translation>Mausrad vergrößert, Ziehen verschiebt, Doppelklick zeigt alles</translation>
        </message>
        <message>
            <source>Which tree</source>
            <translation>Welcher Baum</translation>
        </message>
        <message>
            <source> of %1</source>
            <translation> von %1</translation>
        </message>
        <message>
            <source>One row</source>
            <translation>Eine Zeile</translation>
        </message>
        <message>
            <source>How each column moves the answer of one row away from the mean</source>
            <translation>Wie jede Spalte die Antwort einer Zeile vom Mittel wegbewegt</translation>
        </message>
        <message>
            <source>Which row</source>
            <translation>Welche Zeile</translation>
        </message>
        <message>
            <source>%1 = %2</source>
            <translation>%1 = %2</translation>
        </message>
        <message>
            <source>row %1 of the dataset</source>
            <translation>Zeile %1 des Datensatzes</translation>
        </message>
        <message>
            <source>a click shows the dependence on the column</source>
            <translation>ein Klick zeigt die Abhängigkeit von der Spalte</translation>
        </message>
        <message>
            <source>thin lines are single rows; click a value for its rows</source>
            <translation>dünne Linien sind einzelne Zeilen; ein Klick auf einen Wert zeigt seine Zeilen</translation>
        </message>
        <message>
            <source>click a node for its rows; the wheel zooms, dragging moves, a double click shows all</source>
            <translation>ein Klick auf einen Knoten zeigt seine Zeilen; das Rad vergrößert, Ziehen verschiebt, ein Doppelklick zeigt alles</translation>
        </message>
        <message>
            <source>Rows of a cut node: %1</source>
            <translation>Zeilen eines gekürzten Knotens: %1</translation>
        </message>
        <message>
            <source>Rows of a leaf: %1</source>
            <translation>Zeilen eines Blatts: %1</translation>
        </message>
        <message>
            <source>Rows asked “%1”</source>
            <translation>Zeilen mit der Frage „%1“</translation>
        </message>
        <message>
            <source>Rows with %1 = %2</source>
            <translation>Zeilen mit %1 = %2</translation>
        </message>
        <message>
            <source>Rows with %1 near %2</source>
            <translation>Zeilen mit %1 nahe %2</translation>
        </message>
        <message>
            <source>Row %1 of the dataset</source>
            <translation>Zeile %1 des Datensatzes</translation>
        </message>
        <message>
            <source>“%1” is made by the steps from several columns, so there is no single column to vary</source>
            <translation>„%1“ machen die Schritte aus mehreren Spalten, es gibt also keine einzelne Spalte zum Verändern</translation>
        </message>
        <message>
            <source>%1 is missing</source>
            <translation>%1 fehlt</translation>
        </message>
    </context>
    <context>
        <name>lathe::TreeView</name>
        <message>
            <source>Decision tree</source>
            <translation>Entscheidungsbaum</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>more below</source>
            <translation>weiter darunter</translation>
        </message>
        <message>
            <source>leaf</source>
            <translation>Blatt</translation>
        </message>
        <message>
            <source>weight of rows %1</source>
            <translation>Gewicht der Zeilen %1</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of this part come by; a click shows them</source>
            <translation>
                <numerusform>%n Zeile dieses Teils kommt vorbei; ein Klick zeigt sie</numerusform>
                <numerusform>%n Zeilen dieses Teils kommen vorbei; ein Klick zeigt sie</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::WaterfallChart</name>
        <message>
            <source>Mean answer</source>
            <translation>Mittlere Antwort</translation>
        </message>
        <message>
            <source>Answer of this row</source>
            <translation>Antwort dieser Zeile</translation>
        </message>
        <message>
            <source>SHAP values of one row</source>
            <translation>SHAP-Werte einer Zeile</translation>
        </message>
        <message>
            <source>all others</source>
            <translation>alle übrigen</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Spalte</translation>
        </message>
        <message>
            <source>SHAP value</source>
            <translation>SHAP-Wert</translation>
        </message>
        <message>
            <source>Answer so far</source>
            <translation>Antwort bis hier</translation>
        </message>
        <message>
            <source>a click shows the row</source>
            <translation>ein Klick zeigt die Zeile</translation>
        </message>
        <message>
            <source>a click shows the dependence on %1</source>
            <translation>ein Klick zeigt die Abhängigkeit von %1</translation>
        </message>
    </context>
    <context>
        <name>lathe::BestSearch</name>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>How long algorithms are tried; the last training of the winner comes after it.</source>
            <translation>So lange werden Verfahren ausprobiert; danach wird der Sieger noch einmal trainiert.</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>keine Grenze</translation>
        </message>
        <message>
            <source>Most trials</source>
            <translation>Höchstens Versuche</translation>
        </message>
        <message>
            <source>Besides the baselines. Without any limit there are 50.</source>
            <translation>Neben den Vergleichsmaßen. Ganz ohne Grenze sind es 50.</translation>
        </message>
        <message>
            <source>Compare by</source>
            <translation>Vergleichen nach</translation>
        </message>
        <message>
            <source>The measure that the trials are ranked by.</source>
            <translation>Das Maß, nach dem die Versuche geordnet werden.</translation>
        </message>
        <message>
            <source>Folds</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>All trials are judged on the same folds of the training part.</source>
            <translation>Alle Versuche werden an denselben Teilen der Trainingszeilen gemessen.</translation>
        </message>
        <message>
            <source>Repeats</source>
            <translation>Wiederholungen</translation>
        </message>
        <message>
            <source>Draws of the folds; more make the intervals narrower and cost as much more time.</source>
            <translation>So oft wird neu geteilt; mehr macht die Intervalle enger und kostet entsprechend Zeit.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>The same seed tries the same settings.</source>
            <translation>Derselbe Startwert probiert dieselben Einstellungen.</translation>
        </message>
        <message>
            <source>Find the best</source>
            <translation>Das Beste finden</translation>
        </message>
        <message>
            <source>Searches of this dataset</source>
            <translation>Suchen in diesem Datensatz</translation>
        </message>
        <message>
            <source>Choose an algorithm</source>
            <translation>Verfahren wählen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Judge the winner</source>
            <translation>Sieger beurteilen</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Let Lathe try the algorithms</source>
            <translation>Lathe die Verfahren ausprobieren lassen</translation>
        </message>
        <message>
            <source>A search fits every algorithm for this target on the same folds of the training part: first the baselines, then sensible first guesses, then settings that the results so far suggest. Trials that fall behind are stopped early. The test part is not looked at until the winner is trained.</source>
            <translation>Eine Suche passt jedes Verfahren für dieses Ziel an denselben Teilen der Trainingszeilen an: zuerst die Vergleichsmaße, dann vernünftige Voreinstellungen, dann Einstellungen, die sich aus den bisherigen Ergebnissen ergeben. Wer zurückfällt, hört früh auf. Die Testzeilen bleiben unberührt, bis der Sieger trainiert ist.</translation>
        </message>
        <message>
            <source>Leaderboard</source>
            <translation>Rangliste</translation>
        </message>
        <message>
            <source>click a trial for its run</source>
            <translation>ein Klick auf einen Versuch öffnet seinen Lauf</translation>
        </message>
        <message>
            <source>What comes first ends it: the time or the trials.</source>
            <translation>Was zuerst erreicht ist, beendet sie: die Zeit oder die Versuche.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 aus %2</translation>
        </message>
        <message>
            <source>Find the best for %1</source>
            <translation>Das Beste für %1 finden</translation>
        </message>
        <message>
            <source>The search was stopped</source>
            <translation>Die Suche wurde angehalten</translation>
        </message>
        <message>
            <source>What was tried so far is kept.</source>
            <translation>Was bis dahin probiert wurde, bleibt erhalten.</translation>
        </message>
        <message>
            <source>Read searches</source>
            <translation>Suchen lesen</translation>
        </message>
        <message>
            <source>%1 differs by %2 (%3 to %4, %5).</source>
            <translation>Unterschied in %1: %2 (%3 bis %4, %5).</translation>
        </message>
        <message>
            <source>The winner is significantly better than the baseline %1.</source>
            <translation>Der Sieger ist nachweisbar besser als das Vergleichsmaß %1.</translation>
        </message>
        <message>
            <source>The winner is not significantly better than the baseline %1.</source>
            <translation>Der Sieger ist nicht nachweisbar besser als das Vergleichsmaß %1.</translation>
        </message>
        <message>
            <source>It is significantly better than the runner-up %1.</source>
            <translation>Er ist nachweisbar besser als der Zweite, %1.</translation>
        </message>
        <message>
            <source>It is not significantly better than the runner-up %1.</source>
            <translation>Er ist nicht nachweisbar besser als der Zweite, %1.</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Sucht</translation>
        </message>
        <message numerus="yes">
            <source>%n trials</source>
            <translation>
                <numerusform>%n Versuch</numerusform>
                <numerusform>%n Versuche</numerusform>
            </translation>
        </message>
        <message>
            <source>p &lt; %1</source>
            <translation>p &lt; %1</translation>
        </message>
        <message>
            <source>p = %1</source>
            <translation>p = %1</translation>
        </message>
        <message>
            <source>No trial is through all its folds, so nothing can be said of a winner.</source>
            <translation>Kein Versuch ist durch alle Teile, darum lässt sich über einen Sieger nichts sagen.</translation>
        </message>
        <message>
            <source>A search for %1 is running</source>
            <translation>Eine Suche für %1 läuft</translation>
        </message>
        <message>
            <source>Stopping</source>
            <translation>Hält an</translation>
        </message>
    </context>
    <context>
        <name>lathe::LeaderboardModel</name>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>gescheitert</translation>
        </message>
        <message>
            <source>stopped early</source>
            <translation>früh beendet</translation>
        </message>
        <message>
            <source>baseline</source>
            <translation>Vergleichsmaß</translation>
        </message>
        <message>
            <source>defaults</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>proposed</source>
            <translation>vorgeschlagen</translation>
        </message>
        <message>
            <source>Defaults</source>
            <translation>Voreinstellungen</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>%1, run %2</source>
            <translation>%1, Lauf %2</translation>
        </message>
        <message>
            <source>The mean over the folds with its 95 % interval; the dashed line is the best baseline</source>
            <translation>Der Mittelwert über die Teile mit seinem 95-%-Intervall; gestrichelt das beste Vergleichsmaß</translation>
        </message>
        <message>
            <source>Algorithm</source>
            <translation>Verfahren</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>95 % interval</source>
            <translation>95-%-Intervall</translation>
        </message>
        <message>
            <source>Folds</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
    </context>
    <context>
        <name>lathe::LeaderboardView</name>
        <message>
            <source>Leaderboard</source>
            <translation>Rangliste</translation>
        </message>
    </context>
    <context>
        <name>lathe::ExplainedRows</name>
        <message>
            <source>Copy the list</source>
            <translation>Liste kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Hides the rows; a mark shows them again</source>
            <translation>Blendet die Zeilen aus; eine Marke zeigt sie wieder</translation>
        </message>
        <message>
            <source>No row of this part</source>
            <translation>Keine Zeile dieses Teils</translation>
        </message>
        <message>
            <source>%1 of %2 rows</source>
            <translation>%1 von %2 Zeilen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AnnotationCanvas</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>This picture cannot be shown: %1</source>
            <translation>Dieses Bild lässt sich nicht zeigen: %1</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <source>This picture is very large. It is cut into tiles once, then it moves smoothly: %1 %</source>
            <translation>Dieses Bild ist sehr groß. Es wird einmal in Kacheln geschnitten, dann bewegt es sich flüssig: %1 %</translation>
        </message>
    </context>
    <context>
        <name>lathe::ClassList</name>
        <message numerus="yes">
            <source>%1: on %n picture(s)</source>
            <translation>
                <numerusform>%1: auf %n Bild</numerusform>
                <numerusform>%1: auf %n Bildern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, key %2: on %n picture(s)</source>
            <translation>
                <numerusform>%1, Taste %2: auf %n Bild</numerusform>
                <numerusform>%1, Taste %2: auf %n Bildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Find or add a class</source>
            <translation>Klasse suchen oder hinzufügen</translation>
        </message>
        <message>
            <source>Rename class</source>
            <translation>Klasse umbenennen</translation>
        </message>
        <message>
            <source>New name of %1</source>
            <translation>Neuer Name von %1</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Umbenennen…</translation>
        </message>
        <message>
            <source>Colour…</source>
            <translation>Farbe…</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Taste</translation>
        </message>
        <message>
            <source>By its place</source>
            <translation>Nach der Reihenfolge</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Merge into</source>
            <translation>Zusammenlegen mit</translation>
        </message>
        <message>
            <source>%1 is %2 now; what was said of each picture is kept</source>
            <translation>%1 ist jetzt %2; was von jedem Bild gesagt wurde, bleibt erhalten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Find or add a type</source>
            <translation>Art finden oder anlegen</translation>
        </message>
        <message>
            <source>Attributes, split…</source>
            <translation>Attribute, aufteilen…</translation>
        </message>
    </context>
    <context>
        <name>lathe::HistoryList</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s)</source>
            <translation>
                <numerusform>%n Änderung</numerusform>
                <numerusform>%n Änderungen</numerusform>
            </translation>
        </message>
        <message>
            <source>opened again</source>
            <translation>wieder offen</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>flagged</source>
            <translation>markiert</translation>
        </message>
        <message>
            <source>class %1 added</source>
            <translation>Klasse %1 hinzugefügt</translation>
        </message>
        <message>
            <source>class %1 merged</source>
            <translation>Klasse %1 zusammengelegt</translation>
        </message>
        <message>
            <source>class %1 changed</source>
            <translation>Klasse %1 geändert</translation>
        </message>
        <message>
            <source>%1 → %2</source>
            <translation>%1 → %2</translation>
        </message>
        <message>
            <source>%1 removed</source>
            <translation>%1 entfernt</translation>
        </message>
        <message>
            <source>%1 accepted</source>
            <translation>%1 übernommen</translation>
        </message>
        <message>
            <source>%1 drawn</source>
            <translation>%1 gezeichnet</translation>
        </message>
        <message>
            <source>%1 changed</source>
            <translation>%1 geändert</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>rückgängig</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>Nothing was changed yet</source>
            <translation>Noch wurde nichts geändert</translation>
        </message>
        <message>
            <source>round started</source>
            <translation>Runde begonnen</translation>
        </message>
        <message>
            <source>round closed</source>
            <translation>Runde geschlossen</translation>
        </message>
        <message>
            <source>round changed</source>
            <translation>Runde geändert</translation>
        </message>
        <message>
            <source>not known any more</source>
            <translation>nicht mehr bekannt</translation>
        </message>
        <message>
            <source>known to be %1</source>
            <translation>sicher %1</translation>
        </message>
        <message>
            <source>doubted again</source>
            <translation>wieder bezweifelt</translation>
        </message>
        <message>
            <source>found right</source>
            <translation>für richtig befunden</translation>
        </message>
    </context>
    <context>
        <name>lathe::KeysCard</name>
        <message>
            <source>Keys for labelling</source>
            <translation>Tasten beim Beschriften</translation>
        </message>
        <message>
            <source>As they were</source>
            <translation>Wie am Anfang</translation>
        </message>
        <message>
            <source>All keys as Lathe brings them</source>
            <translation>Alle Tasten, wie Lathe sie mitbringt</translation>
        </message>
        <message>
            <source>Click into a field and press the key. Classes have the digits, and letters that are chosen beside them.</source>
            <translation>In ein Feld klicken und die Taste drücken. Klassen haben die Ziffern, und Buchstaben, die bei ihnen gewählt werden.</translation>
        </message>
        <message>
            <source>%1 has this key already</source>
            <translation>%1 hat diese Taste schon</translation>
        </message>
    </context>
    <context>
        <name>LabelAction</name>
        <message>
            <source>Done, next picture</source>
            <translation>Fertig, nächstes Bild</translation>
        </message>
        <message>
            <source>Next picture</source>
            <translation>Nächstes Bild</translation>
        </message>
        <message>
            <source>Previous picture</source>
            <translation>Voriges Bild</translation>
        </message>
        <message>
            <source>Next picture that is not done</source>
            <translation>Nächstes Bild, das nicht fertig ist</translation>
        </message>
        <message>
            <source>Skip the picture</source>
            <translation>Bild überspringen</translation>
        </message>
        <message>
            <source>Flag the picture for a second look</source>
            <translation>Bild für einen zweiten Blick markieren</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Remove what is selected</source>
            <translation>Ausgewähltes entfernen</translation>
        </message>
        <message>
            <source>Take the class away</source>
            <translation>Klasse wegnehmen</translation>
        </message>
        <message>
            <source>Find or add a class</source>
            <translation>Klasse suchen oder hinzufügen</translation>
        </message>
        <message>
            <source>Select and move</source>
            <translation>Auswählen und verschieben</translation>
        </message>
        <message>
            <source>Draw a box</source>
            <translation>Rechteck zeichnen</translation>
        </message>
        <message>
            <source>Draw a polygon</source>
            <translation>Polygon zeichnen</translation>
        </message>
        <message>
            <source>Draw a line</source>
            <translation>Linie zeichnen</translation>
        </message>
        <message>
            <source>Set points</source>
            <translation>Punkte setzen</translation>
        </message>
        <message>
            <source>Paint a mask</source>
            <translation>Maske malen</translation>
        </message>
        <message>
            <source>Fill a mask</source>
            <translation>Maske füllen</translation>
        </message>
        <message>
            <source>Move the picture</source>
            <translation>Bild verschieben</translation>
        </message>
        <message>
            <source>Smaller brush</source>
            <translation>Kleinerer Pinsel</translation>
        </message>
        <message>
            <source>Larger brush</source>
            <translation>Größerer Pinsel</translation>
        </message>
        <message>
            <source>Select the next annotation</source>
            <translation>Nächste Annotation auswählen</translation>
        </message>
        <message>
            <source>Select everything</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Copy annotations</source>
            <translation>Annotationen kopieren</translation>
        </message>
        <message>
            <source>Paste annotations</source>
            <translation>Annotationen einfügen</translation>
        </message>
        <message>
            <source>Put the annotations of the picture before here</source>
            <translation>Annotationen des vorigen Bildes hierher</translation>
        </message>
        <message>
            <source>Fill the pictures between two key frames</source>
            <translation>Bilder zwischen zwei Schlüsselbildern füllen</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Verkleinern</translation>
        </message>
        <message>
            <source>Fit into the room</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Grid or picture</source>
            <translation>Raster oder Bild</translation>
        </message>
        <message>
            <source>Accept the suggestion</source>
            <translation>Vorschlag übernehmen</translation>
        </message>
        <message>
            <source>Next uncertain picture</source>
            <translation>Nächstes unsicheres Bild</translation>
        </message>
        <message>
            <source>The doubted label is right</source>
            <translation>Das bezweifelte Label ist richtig</translation>
        </message>
        <message>
            <source>Review labels that may be wrong</source>
            <translation>Labels durchsehen, die falsch sein können</translation>
        </message>
        <message>
            <source>Agreement between people</source>
            <translation>Einigkeit zwischen Personen</translation>
        </message>
        <message>
            <source>The class is known for certain, or not</source>
            <translation>Die Klasse ist sicher bekannt oder nicht</translation>
        </message>
        <message>
            <source>Accept all suggested boxes of the picture</source>
            <translation>Alle vorgeschlagenen Rechtecke des Bildes annehmen</translation>
        </message>
        <message>
            <source>The doubted label is right, or the suggested box is wrong</source>
            <translation>Die bezweifelte Beschriftung stimmt, oder das vorgeschlagene Rechteck ist falsch</translation>
        </message>
        <message>
            <source>Join the two selected spans by a relation</source>
            <translation>Die zwei gewählten Spannen durch eine Beziehung verbinden</translation>
        </message>
        <message>
            <source>Find in the text</source>
            <translation>Im Text suchen</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelInspector</name>
        <message>
            <source>A class key</source>
            <translation>Eine Klassentaste</translation>
        </message>
        <message>
            <source>What a class key does</source>
            <translation>Was eine Klassentaste tut</translation>
        </message>
        <message>
            <source>One class</source>
            <translation>Eine Klasse</translation>
        </message>
        <message>
            <source>Gives the picture its class and goes on to the next one</source>
            <translation>Gibt dem Bild seine Klasse und geht zum nächsten</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>Mehrere</translation>
        </message>
        <message>
            <source>Gives the picture the class, or takes it away</source>
            <translation>Gibt dem Bild die Klasse oder nimmt sie weg</translation>
        </message>
        <message>
            <source>Shapes</source>
            <translation>Formen</translation>
        </message>
        <message>
            <source>Chooses the class of what is drawn, or changes that of what is selected</source>
            <translation>Wählt die Klasse dessen, was gezeichnet wird, oder ändert die des Ausgewählten</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>Hier</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>Ausgewählt</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Gamma</source>
            <translation>Gamma</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Every change is saved as it is made.</source>
            <translation>Jede Änderung ist sofort gespeichert.</translation>
        </message>
        <message>
            <source>%1 of what is shown; the picture stays as it is.</source>
            <translation>%1 der Anzeige; das Bild bleibt, wie es ist.</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n Annotation</numerusform>
                <numerusform>%n Annotationen</numerusform>
            </translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <source>Left %1, top %2.</source>
            <translation>Links %1, oben %2.</translation>
        </message>
        <message>
            <source>%1 by %2, %3.</source>
            <translation>%1 von %2, %3.</translation>
        </message>
        <message>
            <source>Drawn</source>
            <translation>Gezeichnet</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Missing: %1.</source>
            <translation>Es fehlt: %1.</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>Vorschläge</translation>
        </message>
        <message>
            <source>What looks at the pictures, so that a model can learn from a few labels</source>
            <translation>Was die Bilder ansieht, damit ein Modell aus wenigen Beschriftungen lernen kann</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>%1 %2, taken by %3</source>
            <translation>%1 %2, mit %3 übernommen</translation>
        </message>
        <message>
            <source>A trained run, or a file of weights, lets a model learn beside you and say what to label next.</source>
            <translation>Mit einem trainierten Lauf oder einer Gewichtsdatei lernt ein Modell nebenher und sagt, welches Bild als Nächstes lohnt.</translation>
        </message>
        <message>
            <source>Looking at the pictures…</source>
            <translation>Sieht die Bilder an…</translation>
        </message>
        <message>
            <source>It learns as soon as two classes have a picture.</source>
            <translation>Es lernt, sobald zwei Klassen ein Bild haben.</translation>
        </message>
        <message numerus="yes">
            <source>Learned from %n picture(s) in %1.</source>
            <translation>
                <numerusform>Aus %n Bild in %1 gelernt.</numerusform>
                <numerusform>Aus %n Bildern in %1 gelernt.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of its guesses were right.</source>
            <translation>%1 seiner Vermutungen waren richtig.</translation>
        </message>
        <message>
            <source>The detector that draws boxes for you to take</source>
            <translation>Der Detektor, der Rechtecke zum Annehmen zeichnet</translation>
        </message>
        <message numerus="yes">
            <source>%n box(es): %1 takes the surest, %2 all</source>
            <translation>
                <numerusform>%n Rechteck: %1 nimmt das sicherste, %2 alle</numerusform>
                <numerusform>%n Rechtecke: %1 nimmt das sicherste, %2 alle</numerusform>
            </translation>
        </message>
        <message>
            <source>A detector that was trained on some dozens of done pictures draws boxes for you to take.</source>
            <translation>Ein Detektor, der mit einigen Dutzend fertigen Bildern trainiert wurde, zeichnet Rechtecke zum Annehmen.</translation>
        </message>
        <message numerus="yes">
            <source>Looked at %n picture(s).</source>
            <translation>
                <numerusform>%n Bild angesehen.</numerusform>
                <numerusform>%n Bilder angesehen.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 says that a box is wrong; a click on its name takes it.</source>
            <translation>%1 sagt, dass ein Rechteck falsch ist; ein Klick auf seinen Namen nimmt es an.</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelQueue</name>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelWorkspace</name>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Markieren</translation>
        </message>
        <message>
            <source>Done, next</source>
            <translation>Fertig, weiter</translation>
        </message>
        <message>
            <source>train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <source>test</source>
            <translation>Test</translation>
        </message>
        <message>
            <source>in no part</source>
            <translation>in keinem Teil</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Many pictures: select them and press a class key (%1 changes the view)</source>
            <translation>Viele Bilder: auswählen und eine Klassentaste drücken (%1 wechselt die Ansicht)</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>One picture: draw on it (%1 changes the view)</source>
            <translation>Ein Bild: darauf zeichnen (%1 wechselt die Ansicht)</translation>
        </message>
        <message>
            <source>Which pictures</source>
            <translation>Welche Bilder</translation>
        </message>
        <message>
            <source>All pictures</source>
            <translation>Alle Bilder</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Nicht fertig</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>Flagged</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Zoom in (%1, Ctrl+wheel)</source>
            <translation>Vergrößern (%1, Strg+Mausrad)</translation>
        </message>
        <message>
            <source>Zoom out (%1, Ctrl+wheel)</source>
            <translation>Verkleinern (%1, Strg+Mausrad)</translation>
        </message>
        <message>
            <source>Fit into the room (%1)</source>
            <translation>Einpassen (%1)</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Has its class</source>
            <translation>Hat seine Klasse</translation>
        </message>
        <message>
            <source>In work</source>
            <translation>In Arbeit</translation>
        </message>
        <message>
            <source>%1 × %2 px · %3</source>
            <translation>%1 × %2 px · %3</translation>
        </message>
        <message>
            <source>No picture is like this</source>
            <translation>Kein Bild ist so</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source> · %1 an hour</source>
            <translation> · %1 je Stunde</translation>
        </message>
        <message>
            <source> · %1 left</source>
            <translation> · noch %1</translation>
        </message>
        <message>
            <source>%1 lacks %2, which its class asks for</source>
            <translation>%1 fehlt %2, was die Klasse verlangt</translation>
        </message>
        <message>
            <source>Fill it in at the right, or skip the picture</source>
            <translation>Rechts eintragen oder das Bild überspringen</translation>
        </message>
        <message>
            <source>Every picture here is done, skipped or flagged</source>
            <translation>Jedes Bild hier ist fertig, übersprungen oder markiert</translation>
        </message>
        <message>
            <source>There is no earlier key frame of what is selected</source>
            <translation>Vom Ausgewählten gibt es kein früheres Schlüsselbild</translation>
        </message>
        <message>
            <source>Copy it from the first picture (%1), paste it here (%2), put it in its place, then press %3</source>
            <translation>Vom ersten Bild kopieren (%1), hier einfügen (%2), an seinen Platz schieben, dann %3 drücken</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>Reihenfolge</translation>
        </message>
        <message>
            <source>As they come</source>
            <translation>Wie sie kommen</translation>
        </message>
        <message>
            <source>Most telling first</source>
            <translation>Aufschlussreichste zuerst</translation>
        </message>
        <message>
            <source>Most telling: where the model is unsure and the picture is unlike those that are labelled; a tenth is drawn by chance</source>
            <translation>Aufschlussreich: wo das Modell unsicher ist und das Bild den beschrifteten nicht gleicht; ein Zehntel wird zufällig gezogen</translation>
        </message>
        <message>
            <source> · estimated accuracy %1 to %2</source>
            <translation> · geschätzte Genauigkeit %1 bis %2</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Best run of this dataset</source>
            <translation>Bester Lauf dieses Datensatzes</translation>
        </message>
        <message>
            <source>No image network was trained on this dataset yet</source>
            <translation>Auf diesem Datensatz wurde noch kein Bildnetz trainiert</translation>
        </message>
        <message>
            <source>Train one, or choose a file of weights</source>
            <translation>Eines trainieren oder eine Gewichtsdatei wählen</translation>
        </message>
        <message>
            <source>A file of weights…</source>
            <translation>Eine Gewichtsdatei…</translation>
        </message>
        <message>
            <source>Weights of an image network</source>
            <translation>Gewichte eines Bildnetzes</translation>
        </message>
        <message>
            <source>Weights (*.safetensors *.pth *.pt *.th);;All files (*)</source>
            <translation>Gewichte (*.safetensors *.pth *.pt *.th);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>This picture is in an open round</source>
            <translation>Dieses Bild ist in einer offenen Runde</translation>
        </message>
        <message>
            <source>Say its class, and nothing else, until the round is closed</source>
            <translation>Nur die Klasse sagen, bis die Runde geschlossen ist</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Durchsicht</translation>
        </message>
        <message>
            <source>Labels that may be wrong, worst first (%1)</source>
            <translation>Labels, die falsch sein können, die schlimmsten zuerst (%1)</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>Einigkeit</translation>
        </message>
        <message>
            <source>Several people label the same pictures, and how far they agree (%1)</source>
            <translation>Mehrere beschriften dieselben Bilder, und wie weit sie sich einig sind (%1)</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Beantwortet</translation>
        </message>
        <message>
            <source>In a blind round</source>
            <translation>In einer blinden Runde</translation>
        </message>
        <message>
            <source>%1 · known for certain</source>
            <translation>%1 · sicher bekannt</translation>
        </message>
        <message>
            <source>Open round</source>
            <translation>Offene Runde</translation>
        </message>
        <message>
            <source>Every picture has the class of the consensus already</source>
            <translation>Jedes Bild hat schon die Klasse des Konsenses</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) have the class of the consensus now</source>
            <translation>
                <numerusform>%n Bild hat jetzt die Klasse des Konsenses</numerusform>
                <numerusform>%n Bilder haben jetzt die Klasse des Konsenses</numerusform>
            </translation>
        </message>
        <message>
            <source>Give the picture its class first</source>
            <translation>Dem Bild zuerst seine Klasse geben</translation>
        </message>
        <message>
            <source>Then %1 says that it is known for certain, and the picture tells how careful people are</source>
            <translation>Dann sagt %1, dass sie sicher bekannt ist, und das Bild zeigt, wie sorgfältig Personen sind</translation>
        </message>
        <message>
            <source>Together…</source>
            <translation>Gemeinsam…</translation>
        </message>
        <message>
            <source>Label with others: journals as files, and what you disagree about</source>
            <translation>Mit anderen beschriften: Journale als Dateien, und worin man sich nicht einig ist</translation>
        </message>
        <message>
            <source>Train a detector…</source>
            <translation>Detektor trainieren…</translation>
        </message>
    </context>
    <context>
        <name>lathe::Labelling</name>
        <message>
            <source>Keep labels of %1</source>
            <translation>Beschriftungen von %1 festhalten</translation>
        </message>
    </context>
    <context>
        <name>lathe::LiveLoop</name>
        <message>
            <source>Look at the pictures of %1</source>
            <translation>Bilder von %1 ansehen</translation>
        </message>
    </context>
    <context>
        <name>lathe::AdviceNote</name>
        <message>
            <source>Learns from 25, 50, 75 and 100 % of the labels, five times each, and judges by pictures held out</source>
            <translation>Lernt fünfmal aus je 25, 50, 75 und 100 % der Labels und urteilt an zurückgehaltenen Bildern</translation>
        </message>
        <message>
            <source>%1 with %2</source>
            <translation>%1 mit %2</translation>
        </message>
        <message>
            <source>Accuracy: %1 labels; %2 on those learned from.</source>
            <translation>Genauigkeit: %1 Labels; %2 auf den gelernten.</translation>
        </message>
        <message>
            <source>A learning curve needs 40 labelled pictures or more, of two classes with five each or more: label on.</source>
            <translation>Eine Lernkurve braucht mindestens 40 beschriftete Bilder aus zwei Klassen mit je fünf oder mehr: weiter beschriften.</translation>
        </message>
        <message>
            <source>Drawing the learning curve…</source>
            <translation>Die Lernkurve wird gezeichnet …</translation>
        </message>
        <message>
            <source>More labels came: ask again</source>
            <translation>Neue Labels: wieder fragen</translation>
        </message>
        <message>
            <source>Ask again</source>
            <translation>Wieder fragen</translation>
        </message>
        <message>
            <source>Label more, or tune more?</source>
            <translation>Mehr beschriften oder am Modell arbeiten?</translation>
        </message>
    </context>
    <context>
        <name>lathe::AgreementPanel</name>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Which pictures</source>
            <translation>Welche Bilder</translation>
        </message>
        <message>
            <source>Where they are divided</source>
            <translation>Wo sie uneins sind</translation>
        </message>
        <message>
            <source>All of the round</source>
            <translation>Alle der Runde</translation>
        </message>
        <message>
            <source>Adopt for chosen</source>
            <translation>Für gewählte übernehmen</translation>
        </message>
        <message>
            <source>The consensus becomes the class of the pictures that are chosen in the table</source>
            <translation>Der Konsens wird die Klasse der Bilder, die in der Tabelle gewählt sind</translation>
        </message>
        <message>
            <source>Adopt for all</source>
            <translation>Für alle übernehmen</translation>
        </message>
        <message>
            <source>The consensus becomes the class of every picture of the round</source>
            <translation>Der Konsens wird die Klasse jedes Bildes der Runde</translation>
        </message>
        <message>
            <source>Round</source>
            <translation>Runde</translation>
        </message>
        <message>
            <source>Label its pictures</source>
            <translation>Ihre Bilder beschriften</translation>
        </message>
        <message>
            <source>Close the round</source>
            <translation>Runde schließen</translation>
        </message>
        <message>
            <source>Nobody answers any more, and everybody may see the answers</source>
            <translation>Niemand antwortet mehr, und alle dürfen die Antworten sehen</translation>
        </message>
        <message>
            <source>New round</source>
            <translation>Neue Runde</translation>
        </message>
        <message>
            <source>by its number</source>
            <translation>nach ihrer Nummer</translation>
        </message>
        <message>
            <source>Draws the pictures: the same seed draws the same ones</source>
            <translation>Zieht die Bilder: derselbe Startwert zieht dieselben</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwert</translation>
        </message>
        <message>
            <source>Everybody labels the same pictures under the own name (Settings) and sees nobody else's answers, nor the class that a picture has, until the round is closed.</source>
            <translation>Alle beschriften dieselben Bilder unter ihrem Namen (Einstellungen) und sehen weder die Antworten der anderen noch die Klasse eines Bildes, bis die Runde geschlossen ist.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginnen</translation>
        </message>
        <message>
            <source>%1, open</source>
            <translation>%1, offen</translation>
        </message>
        <message>
            <source>%1: %2 of %3 answered</source>
            <translation>%1: %2 von %3 beantwortet</translation>
        </message>
        <message>
            <source>, %1 as the consensus</source>
            <translation>, %1 wie der Konsens</translation>
        </message>
        <message>
            <source>, %1 of %2 known answers right (%3 to %4)</source>
            <translation>, %1 von %2 bekannten Antworten richtig (%3 bis %4)</translation>
        </message>
        <message>
            <source>Nobody has answered yet.</source>
            <translation>Noch hat niemand geantwortet.</translation>
        </message>
        <message>
            <source>Krippendorff's alpha %1</source>
            <translation>Krippendorffs Alpha %1</translation>
        </message>
        <message>
            <source>Fleiss' kappa %1</source>
            <translation>Fleiss’ Kappa %1</translation>
        </message>
        <message>
            <source>Cohen's kappa of %1 and %2: %3 (%4 pictures)</source>
            <translation>Cohens Kappa von %1 und %2: %3 (%4 Bilder)</translation>
        </message>
        <message>
            <source>1: always the same. 0: no more than chance would give. Alpha takes all people and gaps, Fleiss' kappa pictures that equally many answered, Cohen's two people.</source>
            <translation>1: immer dasselbe. 0: nicht mehr, als der Zufall gäbe. Alpha nimmt alle Personen mit Lücken, Fleiss’ Kappa Bilder mit gleich vielen Antworten, Cohens Kappa zwei Personen.</translation>
        </message>
        <message>
            <source>A dash: no picture was labelled by two people, or all said one class, which chance explains.</source>
            <translation>Ein Strich: Kein Bild wurde von zweien beschriftet, oder alle nannten eine Klasse, was der Zufall erklärt.</translation>
        </message>
        <message>
            <source>These labels are dependable.</source>
            <translation>Diese Labels sind verlässlich.</translation>
        </message>
        <message>
            <source>These labels allow tentative conclusions: look where people are divided.</source>
            <translation>Diese Labels erlauben vorsichtige Schlüsse: nachsehen, wo sie uneins sind.</translation>
        </message>
        <message>
            <source>These labels are not dependable: say more clearly what each class is.</source>
            <translation>Diese Labels sind nicht verlässlich: klarer sagen, was jede Klasse ist.</translation>
        </message>
        <message>
            <source>People who label the same pictures without seeing each other's answers show how dependable the labels are. Start a round at the right.</source>
            <translation>Wenn mehrere dieselben Bilder beschriften, ohne die Antworten der anderen zu sehen, zeigt sich, wie verlässlich die Labels sind. Rechts eine Runde beginnen.</translation>
        </message>
        <message>
            <source>The answers are shown when the round is closed.</source>
            <translation>Die Antworten erscheinen, wenn die Runde geschlossen ist.</translation>
        </message>
        <message>
            <source>Nobody answered in this round.</source>
            <translation>In dieser Runde hat niemand geantwortet.</translation>
        </message>
        <message>
            <source>They agree on every picture.</source>
            <translation>Sie sind sich bei jedem Bild einig.</translation>
        </message>
    </context>
    <context>
        <name>lathe::DoubtList</name>
        <message>
            <source>Labels that may be wrong</source>
            <translation>Labels, die falsch sein können</translation>
        </message>
    </context>
    <context>
        <name>lathe::ReviewPanel</name>
        <message>
            <source>Choose what looks at the pictures…</source>
            <translation>Wählen, was die Bilder ansieht …</translation>
        </message>
        <message>
            <source>May be wrong</source>
            <translation>Vielleicht falsch</translation>
        </message>
        <message>
            <source>Is right</source>
            <translation>Ist richtig</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Nothing is wrong here; it is not asked again while the label stays</source>
            <translation>Hier ist nichts falsch; es wird nicht wieder gefragt, solange das Label bleibt</translation>
        </message>
        <message>
            <source>On the canvas, to mend it by hand; a class key does so here</source>
            <translation>Auf der Zeichenfläche, um es von Hand zu richten; hier geht es mit einer Klassentaste</translation>
        </message>
        <message>
            <source>All doubts are settled</source>
            <translation>Alle Zweifel sind erledigt</translation>
        </message>
        <message>
            <source>Nothing looks wrong</source>
            <translation>Nichts sieht falsch aus</translation>
        </message>
        <message>
            <source>Which labels may be wrong</source>
            <translation>Welche Labels falsch sein können</translation>
        </message>
        <message>
            <source>Models that have not seen a picture say what it is, copies of it are compared, boxes that lie on each other, and pictures unlike the rest of their class.</source>
            <translation>Modelle, die ein Bild nicht gesehen haben, sagen, was es ist; verglichen werden Kopien, Rahmen, die aufeinanderliegen, und Bilder, die anders sind als der Rest ihrer Klasse.</translation>
        </message>
        <message>
            <source>Copies with different classes are found, and boxes that lie on each other. A trained run or a file of weights also finds classes that a model doubts, and pictures unlike the rest of their class.</source>
            <translation>Gefunden werden Kopien mit verschiedenen Klassen und Rahmen, die aufeinanderliegen. Ein trainierter Lauf oder eine Gewichtsdatei findet auch Klassen, die ein Modell bezweifelt, und Bilder, die anders sind als der Rest ihrer Klasse.</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Wieder nachsehen</translation>
        </message>
        <message>
            <source>Look through the labels</source>
            <translation>Labels durchsehen</translation>
        </message>
        <message>
            <source>Train again</source>
            <translation>Neu trainieren</translation>
        </message>
        <message>
            <source>Lets the models learn from the labels as they are now, and looks again</source>
            <translation>Lässt die Modelle aus den jetzigen Labels lernen und sieht wieder nach</translation>
        </message>
        <message>
            <source>Looking…</source>
            <translation>Wird durchgesehen …</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>%1 settled</source>
            <translation>%1 erledigt</translation>
        </message>
        <message>
            <source>Models that have not seen them agree with %1 of %2 labels (%3 to %4).</source>
            <translation>Modelle, die sie nicht gesehen haben, stimmen %1 von %2 Labels zu (%3 bis %4).</translation>
        </message>
        <message>
            <source>When the review began it was %1.</source>
            <translation>Zu Beginn der Durchsicht waren es %1.</translation>
        </message>
        <message>
            <source>Train again, and they learn from what was mended.</source>
            <translation>Neu trainiert, lernen sie aus dem, was gerichtet wurde.</translation>
        </message>
        <message>
            <source>Take the proposal</source>
            <translation>Vorschlag annehmen</translation>
        </message>
    </context>
    <context>
        <name>lathe::RoundTableModel</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Consensus</source>
            <translation>Konsens</translation>
        </message>
        <message>
            <source>Class now</source>
            <translation>Klasse jetzt</translation>
        </message>
    </context>
    <context>
        <name>lathe::RoundTable</name>
        <message>
            <source>Pictures of the round</source>
            <translation>Bilder der Runde</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelReview</name>
        <message>
            <source>Review labels of %1</source>
            <translation>Labels von %1 durchsehen</translation>
        </message>
    </context>
    <context>
        <name>lathe::LabelAdviser</name>
        <message>
            <source>Learning curve of the labels of %1</source>
            <translation>Lernkurve der Labels von %1</translation>
        </message>
    </context>
    <context>
        <name>LabelMarks</name>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>flagged</source>
            <translation>markiert</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n Annotation</numerusform>
                <numerusform>%n Annotationen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::FullPictures</name>
        <message>
            <source>The content is not at hand</source>
            <translation>Der Inhalt ist nicht zur Hand</translation>
        </message>
        <message>
            <source>Prepare %1 for looking at</source>
            <translation>%1 zum Ansehen vorbereiten</translation>
        </message>
        <message>
            <source>It was not prepared: that was cancelled</source>
            <translation>Es wurde nicht vorbereitet: Das wurde abgebrochen</translation>
        </message>
    </context>
    <context>
        <name>lathe::Together</name>
        <message>
            <source>Write the journal of %1</source>
            <translation>Journal von %1 schreiben</translation>
        </message>
        <message>
            <source>Bring in a journal of %1</source>
            <translation>Journal von %1 einlesen</translation>
        </message>
    </context>
    <context>
        <name>lathe::TogetherView</name>
        <message>
            <source>Label together</source>
            <translation>Gemeinsam beschriften</translation>
        </message>
        <message>
            <source>Back to labelling  Esc</source>
            <translation>Zurück zum Beschriften  Esc</translation>
        </message>
        <message>
            <source>Write the journal…</source>
            <translation>Journal schreiben…</translation>
        </message>
        <message>
            <source>Bring in a journal…</source>
            <translation>Journal einlesen…</translation>
        </message>
        <message>
            <source>Whoever labels the same pictures elsewhere brings the file in there</source>
            <translation>Wer dieselben Bilder anderswo beschriftet, liest die Datei dort ein</translation>
        </message>
        <message>
            <source>Nothing in the journal is new</source>
            <translation>Nichts in dem Journal ist neu</translation>
        </message>
        <message>
            <source>Several people, one set of labels</source>
            <translation>Mehrere Personen, dieselben Beschriftungen</translation>
        </message>
        <message>
            <source>Everything that is said of a picture goes into a journal, with who said it and when. On a shared drive several people work in one workspace at the same time: what the others do arrives within a second. Where there is none, each imports the same pictures, and the journals travel as files.</source>
            <translation>Alles, was über ein Bild gesagt wird, kommt in ein Journal, mit wer und wann. Auf einem gemeinsamen Laufwerk arbeiten mehrere Personen gleichzeitig in einem Arbeitsbereich: Was die anderen tun, kommt binnen einer Sekunde an. Wo es keines gibt, importiert jede Person dieselben Bilder, und die Journale reisen als Dateien.</translation>
        </message>
        <message>
            <source>What only one of you changed comes in by itself; bringing a file in twice does no harm. Where both of you said something else of the same, the later word stands, and both are shown here side by side to choose from. The clocks of the computers say which one is later.</source>
            <translation>Was nur eine Person geändert hat, kommt von selbst herein; eine Datei zweimal einzulesen schadet nicht. Wo zwei über dasselbe Verschiedenes gesagt haben, gilt das spätere Wort, und beide stehen hier nebeneinander zur Wahl. Welches das spätere ist, sagen die Uhren der Computer.</translation>
        </message>
        <message>
            <source>Your labels</source>
            <translation>Eigene Beschriftungen</translation>
        </message>
        <message>
            <source>in your journal</source>
            <translation>im eigenen Journal</translation>
        </message>
        <message>
            <source>Their journal</source>
            <translation>Das andere Journal</translation>
        </message>
        <message>
            <source>as a file</source>
            <translation>als Datei</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Konflikte</translation>
        </message>
        <message>
            <source>side by side</source>
            <translation>nebeneinander</translation>
        </message>
        <message>
            <source>The same labels</source>
            <translation>Dieselben Beschriftungen</translation>
        </message>
        <message>
            <source>for everybody</source>
            <translation>für alle</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <source>open again</source>
            <translation>wieder offen</translation>
        </message>
        <message>
            <source>taken away</source>
            <translation>weggenommen</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>übersprungen</translation>
        </message>
        <message>
            <source>flagged</source>
            <translation>markiert</translation>
        </message>
        <message>
            <source>%1, merged into %2</source>
            <translation>%1, vereinigt mit %2</translation>
        </message>
        <message>
            <source>%1, as it is drawn</source>
            <translation>%1, wie gezeichnet</translation>
        </message>
        <message>
            <source>as it is drawn</source>
            <translation>wie gezeichnet</translation>
        </message>
        <message>
            <source>a class</source>
            <translation>eine Klasse</translation>
        </message>
        <message>
            <source>the class of the picture</source>
            <translation>die Klasse des Bildes</translation>
        </message>
        <message>
            <source>how far the picture is</source>
            <translation>wie weit das Bild ist</translation>
        </message>
        <message>
            <source>an annotation</source>
            <translation>eine Annotation</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>Somebody</source>
            <translation>Jemand</translation>
        </message>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (selbst)</translation>
        </message>
        <message>
            <source>stands now</source>
            <translation>gilt jetzt</translation>
        </message>
        <message>
            <source>Keep this  %1</source>
            <translation>Behalten  %1</translation>
        </message>
        <message>
            <source>Write the journal</source>
            <translation>Journal schreiben</translation>
        </message>
        <message>
            <source>Journals of labels (*.jsonl)</source>
            <translation>Journale der Beschriftung (*.jsonl)</translation>
        </message>
        <message>
            <source>Bring in a journal</source>
            <translation>Journal einlesen</translation>
        </message>
        <message>
            <source>Journals of labels (*.jsonl);;All files (*)</source>
            <translation>Journale der Beschriftung (*.jsonl);;Alle Dateien (*)</translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) written to %1</source>
            <translation>
                <numerusform>%n Änderung in %1 geschrieben</numerusform>
                <numerusform>%n Änderungen in %1 geschrieben</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) came in</source>
            <translation>
                <numerusform>%n Änderung kam herein</numerusform>
                <numerusform>%n Änderungen kamen herein</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) of %1 came in</source>
            <translation>
                <numerusform>%n Änderung von %1 kam herein</numerusform>
                <numerusform>%n Änderungen von %1 kamen herein</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s): the later word stands until one is kept</source>
            <translation>
                <numerusform>%n Konflikt: Das spätere Wort gilt, bis eines behalten wird</numerusform>
                <numerusform>%n Konflikte: Das spätere Wort gilt, bis eines behalten wird</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) of the journal are not in this dataset</source>
            <translation>
                <numerusform>%n Bild des Journals ist nicht in diesem Datensatz</numerusform>
                <numerusform>%n Bilder des Journals sind nicht in diesem Datensatz</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n conflict(s)</source>
            <translation>
                <numerusform>%n Konflikt</numerusform>
                <numerusform>%n Konflikte</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>lathe::AttributeRow</name>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Zahl</translation>
        </message>
        <message>
            <source>Choice</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Ja oder nein</translation>
        </message>
        <message>
            <source>Required</source>
            <translation>Pflicht</translation>
        </message>
        <message>
            <source>Choices, with commas between</source>
            <translation>Auswahl, durch Kommas getrennt</translation>
        </message>
        <message>
            <source>Begins with</source>
            <translation>Beginnt mit</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>Take the attribute away; what annotations say of it stays with them</source>
            <translation>Das Attribut entfernen; was Annotationen dazu sagen, bleibt bei ihnen</translation>
        </message>
    </context>
    <context>
        <name>lathe::DetectionCharts</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>solid: drawn by a person · dashed: found · thick: a mistake</source>
            <translation>durchgezogen: von einem Menschen · gestrichelt: gefunden · dick: ein Fehler</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>average precision at an overlap of 0.5</source>
            <translation>mittlere Genauigkeit bei einer Überlappung von 0,5</translation>
        </message>
        <message>
            <source>a click shows the pictures with mistakes</source>
            <translation>ein Klick zeigt die Bilder mit Fehlern</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>The class of the curve</source>
            <translation>Die Klasse der Kurve</translation>
        </message>
        <message>
            <source>%1 right, %2 missed, %3 wrong</source>
            <translation>%1 richtig, %2 übersehen, %3 falsch</translation>
        </message>
        <message>
            <source>Over the overlaps 0.5 to 0.95: %1. From a score of %2 on: precision %3, recall %4, F1 %5; %6 found of %7 drawn</source>
            <translation>Über die Überlappungen 0,5 bis 0,95: %1. Ab einem Wert von %2: Genauigkeit %3, Trefferquote %4, F1 %5; %6 gefunden von %7 gezeichneten</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 bei %2</translation>
        </message>
        <message>
            <source>%1 pictures with mistakes · most first</source>
            <translation>%1 Bilder mit Fehlern · die meisten zuerst</translation>
        </message>
    </context>
    <context>
        <name>lathe::SchemaEditor</name>
        <message>
            <source>Classes and their attributes</source>
            <translation>Klassen und ihre Attribute</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>New class</source>
            <translation>Neue Klasse</translation>
        </message>
        <message>
            <source>New type of relation</source>
            <translation>Neue Art von Beziehung</translation>
        </message>
        <message>
            <source>Name of the class</source>
            <translation>Name der Klasse</translation>
        </message>
        <message>
            <source>Merge into</source>
            <translation>Zusammenlegen mit</translation>
        </message>
        <message>
            <source>Split by</source>
            <translation>Aufteilen nach</translation>
        </message>
        <message>
            <source>A class of its own for each value of an attribute; each annotation goes to that of its value</source>
            <translation>Eine eigene Klasse für jeden Wert eines Attributs; jede Annotation geht zu der ihres Wertes</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attribute</translation>
        </message>
        <message>
            <source>Add an attribute</source>
            <translation>Attribut hinzufügen</translation>
        </message>
        <message>
            <source>Every change is saved as it is made.</source>
            <translation>Jede Änderung wird sofort gespeichert.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message>
            <source>%1 (relation)</source>
            <translation>%1 (Beziehung)</translation>
        </message>
        <message>
            <source>What all classes ask for</source>
            <translation>Was alle Klassen verlangen</translation>
        </message>
        <message>
            <source>new relation</source>
            <translation>neue Beziehung</translation>
        </message>
        <message>
            <source>new class</source>
            <translation>neue Klasse</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n value(s)</source>
            <translation>
                <numerusform>%1: %n Wert</numerusform>
                <numerusform>%1: %n Werte</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no other class</source>
            <translation>Es gibt keine andere Klasse</translation>
        </message>
        <message>
            <source>No annotation of it has an attribute yet</source>
            <translation>Noch keine Annotation davon hat ein Attribut</translation>
        </message>
    </context>
    <context>
        <name>lathe::SoundPlayer</name>
        <message>
            <source>This machine has no device for sound: spans can be seen and marked, not heard</source>
            <translation>Dieser Rechner hat kein Tongerät: Spannen sind zu sehen und zu markieren, nicht zu hören</translation>
        </message>
        <message>
            <source>The device for sound plays no %1 frames a second</source>
            <translation>Das Tongerät spielt keine %1 Abtastwerte in der Sekunde</translation>
        </message>
        <message>
            <source>The device for sound could not be opened</source>
            <translation>Das Tongerät konnte nicht geöffnet werden</translation>
        </message>
        <message>
            <source>This Lathe was built without Qt Multimedia: spans can be seen and marked, not heard</source>
            <translation>Dieses Lathe wurde ohne Qt Multimedia gebaut: Spannen sind zu sehen und zu markieren, nicht zu hören</translation>
        </message>
    </context>
    <context>
        <name>lathe::SoundView</name>
        <message>
            <source>Sound</source>
            <translation>Ton</translation>
        </message>
    </context>
    <context>
        <name>lathe::SpanInspector</name>
        <message>
            <source>A class key</source>
            <translation>Eine Klassentaste</translation>
        </message>
        <message>
            <source>What a class key does</source>
            <translation>Was eine Klassentaste tut</translation>
        </message>
        <message>
            <source>One class</source>
            <translation>Eine Klasse</translation>
        </message>
        <message>
            <source>Gives the whole item its class and goes on to the next one</source>
            <translation>Gibt dem ganzen Eintrag seine Klasse und geht zum nächsten</translation>
        </message>
        <message>
            <source>Several</source>
            <translation>Mehrere</translation>
        </message>
        <message>
            <source>Gives the whole item the class, or takes it away</source>
            <translation>Gibt dem ganzen Eintrag die Klasse oder nimmt sie weg</translation>
        </message>
        <message>
            <source>Spans</source>
            <translation>Spannen</translation>
        </message>
        <message>
            <source>Labels what is chosen, or changes the class of what is selected</source>
            <translation>Beschriftet, was markiert ist, oder ändert die Klasse des Gewählten</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Schema…</source>
            <translation>Schema…</translation>
        </message>
        <message>
            <source>Attributes, order, merging and splitting of classes</source>
            <translation>Attribute, Reihenfolge, Zusammenlegen und Aufteilen von Klassen</translation>
        </message>
        <message>
            <source>Relations</source>
            <translation>Beziehungen</translation>
        </message>
        <message>
            <source>Selected</source>
            <translation>Gewählt</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Every change is saved as it is made.</source>
            <translation>Jede Änderung wird sofort gespeichert.</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s)</source>
            <translation>
                <numerusform>%n Annotation</numerusform>
                <numerusform>%n Annotationen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 joins the first one to the second.</source>
            <translation>%1 verbindet die erste mit der zweiten.</translation>
        </message>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <source>%1 by %2, %3.</source>
            <translation>%1 von %2, %3.</translation>
        </message>
        <message>
            <source>Marked</source>
            <translation>Markiert</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Missing: %1.</source>
            <translation>Es fehlt: %1.</translation>
        </message>
    </context>
    <context>
        <name>lathe::SpanItems</name>
        <message>
            <source>%1 s, %2 Hz</source>
            <translation>%1 s, %2 Hz</translation>
        </message>
    </context>
    <context>
        <name>lathe::SpanView</name>
        <message>
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
    </context>
    <context>
        <name>lathe::SpanWorkspace</name>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Vormerken</translation>
        </message>
        <message>
            <source>Done, next</source>
            <translation>Fertig, weiter</translation>
        </message>
        <message>
            <source>Play or stop the sound</source>
            <translation>Ton abspielen oder anhalten</translation>
        </message>
        <message>
            <source>A relation needs a type</source>
            <translation>Eine Beziehung braucht eine Art</translation>
        </message>
        <message>
            <source>Enter one at the right, beneath Relations: works for, part of</source>
            <translation>Rechts unter Beziehungen eine eintragen: arbeitet für, Teil von</translation>
        </message>
        <message>
            <source>Select two spans: a relation goes from the first to the second</source>
            <translation>Zwei Spannen wählen: Eine Beziehung geht von der ersten zur zweiten</translation>
        </message>
        <message>
            <source>Ctrl+click on a span's name adds it to what is selected; or drag from name to name</source>
            <translation>Strg+Klick auf den Namen einer Spanne nimmt sie dazu; oder von Name zu Name ziehen</translation>
        </message>
        <message>
            <source>%1 lacks %2, which its class asks for</source>
            <translation>%1 fehlt %2, was die Klasse verlangt</translation>
        </message>
        <message>
            <source>Fill it in at the right, or skip the item</source>
            <translation>Rechts ausfüllen oder den Eintrag überspringen</translation>
        </message>
        <message>
            <source>Every item here is done, skipped or flagged</source>
            <translation>Jeder Eintrag hier ist fertig, übersprungen oder vorgemerkt</translation>
        </message>
        <message>
            <source>Folder for the labels</source>
            <translation>Ordner für die Beschriftungen</translation>
        </message>
        <message>
            <source>Export labels of %1</source>
            <translation>Beschriftungen von %1 exportieren</translation>
        </message>
        <message numerus="yes">
            <source>%n annotation(s) are in %1</source>
            <translation>
                <numerusform>%n Annotation ist in %1</numerusform>
                <numerusform>%n Annotationen sind in %1</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 left out, the first of them %2: %3</source>
            <translation>%1 ausgelassen, davon zuerst %2: %3</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Beschriften</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Which items</source>
            <translation>Welche Einträge</translation>
        </message>
        <message>
            <source>All items</source>
            <translation>Alle Einträge</translation>
        </message>
        <message>
            <source>Not done</source>
            <translation>Nicht fertig</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>Flagged</source>
            <translation>Vorgemerkt</translation>
        </message>
        <message>
            <source>Items</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Play what is chosen or selected, else from the cursor on (Space)</source>
            <translation>Das Markierte oder Gewählte abspielen, sonst ab dem Zeiger (Leertaste)</translation>
        </message>
        <message>
            <source>Find in the text</source>
            <translation>Im Text suchen</translation>
        </message>
        <message>
            <source>The one before (Shift+Return)</source>
            <translation>Die vorige Stelle (Umschalt+Eingabe)</translation>
        </message>
        <message>
            <source>The next one (Return)</source>
            <translation>Die nächste Stelle (Eingabe)</translation>
        </message>
        <message>
            <source>Smaller (%1, Ctrl+wheel)</source>
            <translation>Kleiner (%1, Strg+Rad)</translation>
        </message>
        <message>
            <source>Larger (%1, Ctrl+wheel)</source>
            <translation>Größer (%1, Strg+Rad)</translation>
        </message>
        <message>
            <source>As at first (%1)</source>
            <translation>Wie zu Beginn (%1)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>nicht gefunden</translation>
        </message>
        <message>
            <source>%1 characters</source>
            <translation>%1 Zeichen</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 to %2 s</source>
            <translation>%1 bis %2 s</translation>
        </message>
    </context>
    <context>
        <name>lathe::TextView</name>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
    </context>
</TS>
