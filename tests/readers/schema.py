"""Whether the schema accepts what the library does.

schema.py SCHEMA FOLDER...: every accepted_*.json and annotations.json in the folders is valid by the schema, and no file that is refused for a form which the
schema knows is.
"""

import json
import sys
from pathlib import Path

import jsonschema

# Refused, and seen by the schema to be wrong.
FORMS = """
array_misspelled document_without_key field_misspelled negative_and_broken_numbers no_ground nth_zero null_where_text_is_expected
number_for_a_string object_for_an_array outside_false record_that_is_no_object recording_as_a_list selector_of_nothing start_without_end
string_for_a_list two_grounds unit_unknown unknown_array unknown_field unknown_field_of_a_selector unknown_relation unknown_rule unknown_terms
unknown_unit
""".split()


def main(schema, folders):
    validator = jsonschema.Draft202012Validator(json.loads(Path(schema).read_text(encoding="utf-8")))
    validator.check_schema(validator.schema)
    read = wrong = 0
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.json")):
        is_accepted = path.name.startswith("accepted_") or path.name == "annotations.json"
        is_of_form = path.stem.removeprefix("refused_") in FORMS
        if not is_accepted and not is_of_form:
            continue
        read += 1
        error = next(validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))), None)
        if (error is None) != is_accepted:
            wrong += 1
            print(f"{path}: {error.message if error else 'valid, and the library refuses it'}", file=sys.stderr)
    print(f"{read} files judged by the schema, {wrong} otherwise than by the library")
    return 1 if wrong or not read else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
