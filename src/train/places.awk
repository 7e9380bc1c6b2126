# Lines "list TAB name" for train/gazetteer.c from GeoNames' cities (name,
# country, subcountry, id). Rows with quotation marks are left out: there are
# few, and commas inside them.
NR > 1 && !/"/ {
	print "city\t" $1
	if ($3 != "" && !($3 in regions)) {
		regions[$3]
		print "region\t" $3
	}
	if (!($2 in countries)) {
		countries[$2]
		print "country\t" $2
	}
}
