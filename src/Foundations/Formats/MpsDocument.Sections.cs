using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <content>The data lines of each section.</content>
internal sealed partial class MpsDocument
{
    // Numbers of this size stand for no bound, as other readers of MPS have it.
    private static readonly Rational AbsentBound = Rational.Parse("1e30");

    private void TakeRow(MpsLines lines)
    {
        string[]? fields = !isFixed && lines.Fields.Length == 2 ? lines.Fields : Fixed(lines, lines.CutFixed());
        string type = fields?[0].ToUpperInvariant() ?? string.Empty;
        if (fields is null || type is not ("N" or "E" or "L" or "G") || fields[1].Length == 0)
        {
            throw lines.Error($"A ROWS line must be one of N, E, L, G and a name; got '{Shorten(lines.Text.Trim())}'.");
        }

        MpsRow row = new(fields[1], type[0]);
        bool isObjective = type == "N" && objective is null && (objectiveName is null || objectiveName == fields[1]);
        if (!rowIndices.TryAdd(row.Name, isObjective ? -1 : rows.Count))
        {
            throw lines.Error($"Row '{Shorten(row.Name)}' must be declared once; this is the second time. Rename or remove it.");
        }

        if (isObjective)
        {
            objective = row;
        }
        else
        {
            rows.Add(row);
        }
    }

    private void TakeEntries(MpsLines lines)
    {
        if (lines.Text.Contains("'MARKER'", StringComparison.OrdinalIgnoreCase))
        {
            RequireRelaxed(lines, "got a 'MARKER' of integer variables");
            return;
        }

        MpsPairs pairs = Pairs(lines, needsName: true);
        MpsColumn column = columns.Count > 0 && columns[^1].Name == pairs.Name ? columns[^1] : AddColumn(lines, pairs.Name);
        TakeEntry(lines, column, pairs.First);
        if (pairs.Second is { } second)
        {
            TakeEntry(lines, column, second);
        }
    }

    private MpsColumn AddColumn(MpsLines lines, string name)
    {
        if (!columnIndices.TryAdd(name, columns.Count))
        {
            throw lines.Error($"The entries of column '{Shorten(name)}' must stand together; it comes a second time. Move or rename it.");
        }

        MpsColumn column = new(name);
        columns.Add(column);
        return column;
    }

    private void TakeEntry(MpsLines lines, MpsColumn column, (string Row, string Number) pair)
    {
        int index = RowIndex(lines, pair.Row);
        MpsRow row = index < 0 ? objective! : rows[index];
        if (row.LastColumn == columns.Count)
        {
            throw lines.Error($"Column '{Shorten(column.Name)}' must have one entry in row '{Shorten(row.Name)}'; this is the second. Remove one.");
        }

        row.LastColumn = columns.Count;
        Rational value = Number(lines, pair.Number);
        if (index < 0)
        {
            column.Cost = value;
        }
        else
        {
            column.Entries.Add((index, value));
        }
    }

    private void TakeSides(MpsLines lines)
    {
        MpsPairs pairs = Pairs(lines, needsName: false);
        bool isChosen = IsChosen(pairs.Name);
        TakeSide(lines, pairs.First, isChosen);
        if (pairs.Second is { } second)
        {
            TakeSide(lines, second, isChosen);
        }
    }

    private void TakeSide(MpsLines lines, (string Row, string Number) pair, bool isChosen)
    {
        int index = RowIndex(lines, pair.Row);
        MpsRow row = index < 0 ? objective! : rows[index];
        Rational value = Number(lines, pair.Number);
        if (!isChosen)
        {
            return;
        }

        if ((section == "RHS" ? row.RightSide : row.Range) is not null)
        {
            throw lines.Error($"Row '{Shorten(row.Name)}' must have one number in {section}; this is the second. Remove one.");
        }

        row.Line = lines.Number;
        if (section == "RHS")
        {
            row.RightSide = value;
        }
        else
        {
            row.Range = value;
        }
    }

    private void TakeBound(MpsLines lines)
    {
        MpsBound? bound = isFixed ? null : MpsBound.FromFree(lines.Fields, columnIndices.ContainsKey);
        bound ??= MpsBound.FromFixed(Fixed(lines, lines.CutFixed()));
        if (bound is null)
        {
            throw lines.Error($"A BOUNDS line must be a type, a set, a column and, for UP, LO and FX, a number; got '{Shorten(lines.Text.Trim())}'.");
        }

        if (!columnIndices.TryGetValue(bound.Column, out int index))
        {
            throw lines.Error($"A bound must name a column of COLUMNS; '{Shorten(bound.Column)}' is none. Check the spelling.");
        }

        (LinearProgramNumber? lower, LinearProgramNumber? upper) = Bounds(lines, bound);
        MpsColumn column = columns[index];
        if (!IsChosen(bound.Set))
        {
            return;
        }

        if ((lower is not null && column.Lower is not null) || (upper is not null && column.Upper is not null))
        {
            throw lines.Error($"Column '{Shorten(bound.Column)}' must have one bound on each side; {bound.Type} gives a second. Remove one.");
        }

        column.Lower = lower ?? column.Lower;
        column.Upper = upper ?? column.Upper;
    }

    private (LinearProgramNumber? Lower, LinearProgramNumber? Upper) Bounds(MpsLines lines, MpsBound bound)
    {
        if (bound.Type is "BV" or "LI" or "UI")
        {
            RequireRelaxed(lines, $"bound type {bound.Type} makes '{Shorten(bound.Column)}' an integer one");
        }

        return bound.Type switch
        {
            "FR" => (LinearProgramNumber.NegativeInfinity, LinearProgramNumber.PositiveInfinity),
            "MI" => (LinearProgramNumber.NegativeInfinity, null),
            "PL" => (null, LinearProgramNumber.PositiveInfinity),
            "LO" or "LI" => (BoundNumber(lines, bound, mayBe: -1), null),
            "UP" or "UI" => (null, BoundNumber(lines, bound, mayBe: 1)),
            "FX" => (BoundNumber(lines, bound, mayBe: 0), BoundNumber(lines, bound, mayBe: 0)),
            "BV" => (default(LinearProgramNumber), Rational.One),
            "SC" or "SI" => throw lines.Error(
                $"Variables must be continuous; bound type {bound.Type} makes '{Shorten(bound.Column)}' a semi-continuous one. Write LO and UP bounds instead."),
            _ => throw lines.Error($"A bound type must be one of LO, UP, FX, FR, MI, PL; got '{Shorten(bound.Type)}'."),
        };
    }

    private void RequireRelaxed(MpsLines lines, string what)
    {
        if (reader.Integers != IntegerVariables.Relaxed)
        {
            throw lines.Error($"Variables must be continuous; {what}. Read with Integers = Relaxed (--relax) to take the relaxation.");
        }
    }

    // The infinite side that the bound may take: -1, +1, or 0 for none.
    private static LinearProgramNumber BoundNumber(MpsLines lines, MpsBound bound, int mayBe)
    {
        int infinite = bound.Number.ToUpperInvariant() switch
        {
            "INF" or "+INF" or "INFINITY" or "+INFINITY" => 1,
            "-INF" or "-INFINITY" => -1,
            _ => 0,
        };
        Rational value = infinite == 0 ? Number(lines, bound.Number) : default;
        infinite = infinite != 0 ? infinite : Rational.Abs(value) >= AbsentBound ? value.Sign : 0;
        return infinite == 0 ? value
            : infinite == mayBe ? (infinite > 0 ? LinearProgramNumber.PositiveInfinity : LinearProgramNumber.NegativeInfinity)
            : throw lines.Error($"Bound {bound.Type} of '{Shorten(bound.Column)}' must be below 1e30 in size; got '{Shorten(bound.Number)}'. Correct it.");
    }

    private static Rational Number(MpsLines lines, string text)
    {
        try
        {
            // Some files write the exponent as Fortran does.
            Rational value = Rational.Parse(text.Replace('D', 'E').Replace('d', 'e'));
            return double.IsFinite(value.ToDouble())
                ? value
                : throw lines.Error($"A number must be within ±1.797e308; got '{Shorten(text)}'.");
        }
        catch (FormatException error) when (error is not DataException)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"line {lines.Number}"), error.Message, error);
        }
    }

    private int RowIndex(MpsLines lines, string name) => rowIndices.TryGetValue(name, out int index)
        ? index
        : throw lines.Error($"{section} must name rows of ROWS; '{Shorten(name)}' is none. Check the spelling.");

    // Whether a line's set counts: the named one, or the first of its section.
    private bool IsChosen(string set)
    {
        seenSets.Add((section, set));
        firstSets.TryAdd(section, set);
        return set == (WantedSet(section) ?? firstSets[section]);
    }

    private MpsPairs Pairs(MpsLines lines, bool needsName)
    {
        MpsPairs? pairs = isFixed ? null : MpsPairs.FromFree(lines.Fields, needsName);
        return pairs ?? MpsPairs.FromFixed(Fixed(lines, lines.CutFixed()), needsName)
            ?? throw lines.Error($"A {section} line must be a name, a row and a number, and perhaps a second row and number; got '{Shorten(lines.Text.Trim())}'.");
    }

    // A line that only fixed form can explain settles the form of the rest.
    private string[]? Fixed(MpsLines lines, string[]? fields)
    {
        isFixed |= fields is not null;
        return fields;
    }
}
