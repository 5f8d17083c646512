//! Lists and tables of Akoma Ntoso.

use super::Reader;
use crate::features::documents::import::flow::Open;
use crate::features::documents::import::report::What;
use crate::features::documents::import::xml::Element;
use crate::features::documents::tree::MAX_LEVEL;

impl Reader {
    pub(super) fn block_list(&mut self, list: &Element) {
        if let Some(intro) = list.child("listIntroduction") {
            self.inline(intro);
            self.flow.end_para();
        }
        let items: Vec<&Element> = list.elements().filter(|one| one.name == "item").collect();
        let numbers: Vec<String> = items
            .iter()
            .map(|item| item.child("num").map(Element::text).unwrap_or_default())
            .map(|number| number.trim().to_owned())
            .collect();
        // '1.', '2.' … is a list that counts.
        let first = numbers
            .first()
            .and_then(|number| number.strip_suffix('.')?.parse::<u32>().ok());
        let counts = first.is_some_and(|first| {
            (first..)
                .zip(&numbers)
                .all(|(n, number)| *number == format!("{n}."))
        });
        let start = first.filter(|_| counts);
        let is_list = self.flow.open(&Open::List(start));
        for (item, number) in items.into_iter().zip(numbers) {
            let label = if counts { String::new() } else { number };
            let is_item = self.flow.open(&Open::Item(label));
            self.content(item, MAX_LEVEL + 1);
            if is_item {
                self.flow.close();
            }
        }
        if is_list {
            self.flow.close();
        }
        if let Some(last) = list.child("listWrapUp") {
            self.inline(last);
            self.flow.end_para();
        }
    }

    pub(super) fn table(&mut self, table: &Element) {
        if let Some(caption) = table.child("caption") {
            self.inline(caption);
            self.flow.end_para();
        }
        let is_table = self.flow.open(&Open::Table);
        for row in table.elements().filter(|one| one.name == "tr") {
            let is_head =
                row.elements().next().is_some() && row.elements().all(|cell| cell.name == "th");
            if is_table {
                self.flow.open(&Open::Row { is_head });
            }
            for cell in row.elements() {
                self.at(cell);
                let number = |name| cell.get(name).and_then(|n| n.parse::<usize>().ok());
                if number("rowspan").is_some_and(|rows| rows > 1) {
                    self.flow.drop(What::MergedCells, &cell.text());
                }
                let span = number("colspan").unwrap_or(1).clamp(1, 64);
                let is_cell = is_table && self.flow.open(&Open::Cell(span));
                self.mixed(cell);
                if is_cell {
                    self.flow.close();
                }
            }
        }
        if is_table {
            self.flow.close();
        }
    }
}
