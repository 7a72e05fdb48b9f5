using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>What an MPS text has said so far: takes line after line, section by section.</summary>
/// <param name="reader">Whose settings hold.</param>
internal sealed partial class MpsDocument(MpsReader reader)
{
    private static readonly string[] Sections = ["NAME", "OBJSENSE", "OBJNAME", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS", "ENDATA"];

    private readonly List<MpsRow> rows = [];
    private readonly List<MpsColumn> columns = [];
    private readonly Dictionary<string, int> rowIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> columnIndices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> firstSets = new(StringComparer.Ordinal);
    private readonly HashSet<(string Section, string Set)> seenSets = [];
    private readonly HashSet<string> seenSections = new(StringComparer.Ordinal);
    private MpsRow? objective;
    private string? objectiveName = reader.Objective;
    private ObjectiveSense sense;
    private string section = string.Empty;
    private bool isFixed;

    /// <summary>Takes a line.</summary>
    /// <returns>False when the line is ENDATA.</returns>
    public bool Take(MpsLines lines)
    {
        if (!lines.IsHeader)
        {
            TakeData(lines);
        }
        else if (section == "OBJSENSE" && TryTakeSense(lines.Fields[0]))
        {
            section = string.Empty;
        }
        else
        {
            Open(lines);
        }

        return section != "ENDATA";
    }

    /// <summary>Makes the program of a text that has come to its end.</summary>
    public LinearProgram Build()
    {
        RequireChosen();
        LinearProgramBuilder builder = new(sense);
        builder.SetObjectiveConstant(-(objective?.RightSide ?? default));
        foreach (MpsRow row in rows)
        {
            builder.AddRow(
                Within(row, row.Lower) ?? LinearProgramNumber.NegativeInfinity, Within(row, row.Upper) ?? LinearProgramNumber.PositiveInfinity, row.Name);
        }

        foreach (MpsColumn column in columns)
        {
            int variable = builder.AddVariable(column.LowerOrDefault, column.UpperOrDefault, column.Cost, column.Name);
            foreach ((int row, Rational value) in column.Entries)
            {
                builder.SetCoefficient(row, variable, value);
            }
        }

        return builder.Build();
    }

    // Right-hand side and range are finite each, but their sum may not be.
    private static LinearProgramNumber? Within(MpsRow row, Rational? side) =>
        side is not { } number ? null
        : double.IsFinite(number.ToDouble()) ? LinearProgramNumber.FromRational(number)
        : throw new DataException(
            string.Create(CultureInfo.InvariantCulture, $"line {row.Line}"),
            $"Right-hand side and range of row '{Shorten(row.Name)}' must give bounds within ±1.797e308; their sum is beyond. Correct RHS or RANGES.");

    // What the caller named must be there.
    private void RequireChosen()
    {
        if (objectiveName is { } name && objective is null)
        {
            throw new DataException("ROWS", $"The objective '{Shorten(name)}' must be an N row; there is none of this name. Correct Objective or OBJNAME.");
        }

        foreach (string part in (string[])["RHS", "RANGES", "BOUNDS"])
        {
            if (WantedSet(part) is { } set && !seenSets.Contains((part, set)))
            {
                throw new DataException(part, $"The set '{Shorten(set)}' must have lines in {part}; there are none. Correct the reader's setting.");
            }
        }
    }

    private string? WantedSet(string part) => part switch
    {
        "RHS" => reader.RightHandSides,
        "RANGES" => reader.Ranges,
        _ => reader.Bounds,
    };

    private void Open(MpsLines lines)
    {
        string name = lines.Fields[0].ToUpperInvariant();
        if (!Sections.Contains(name))
        {
            throw lines.Error($"A section must be one of {string.Join(", ", Sections)}; got '{Shorten(lines.Fields[0])}'. "
                + "Only linear programs are read; data lines begin with a space.");
        }

        if (!seenSections.Add(name))
        {
            throw lines.Error($"Section {name} must come once; this is the second. Join the two.");
        }

        string? missing = name switch
        {
            "COLUMNS" => "ROWS",
            "RHS" or "RANGES" or "BOUNDS" or "ENDATA" => "COLUMNS",
            _ => null,
        };
        if (missing is not null && !seenSections.Contains(missing))
        {
            throw lines.Error($"Section {name} must come after {missing}, which is missing. Check that the file is complete.");
        }

        if (name == "OBJNAME" && seenSections.Contains("ROWS"))
        {
            throw lines.Error("Section OBJNAME must come before ROWS, which it speaks of. Move it.");
        }

        section = name;
        if (name == "OBJSENSE" && lines.Fields.Length > 1 && !TryTakeSense(lines.Fields[1]))
        {
            throw SenseError(lines, lines.Fields[1]);
        }
    }

    private bool TryTakeSense(string word)
    {
        switch (word.ToUpperInvariant())
        {
            case "MIN" or "MINIMIZE" or "MINIMISE":
                sense = ObjectiveSense.Minimize;
                return true;
            case "MAX" or "MAXIMIZE" or "MAXIMISE":
                sense = ObjectiveSense.Maximize;
                return true;
            default:
                return false;
        }
    }

    private void TakeData(MpsLines lines)
    {
        switch (section)
        {
            case "OBJSENSE":
                if (!TryTakeSense(lines.Fields[0]))
                {
                    throw SenseError(lines, lines.Fields[0]);
                }

                break;
            case "OBJNAME":
                objectiveName ??= lines.Text.Trim();
                break;
            case "ROWS":
                TakeRow(lines);
                break;
            case "COLUMNS":
                TakeEntries(lines);
                break;
            case "RHS" or "RANGES":
                TakeSides(lines);
                break;
            case "BOUNDS":
                TakeBound(lines);
                break;
            default:
                throw lines.Error($"A data line must stand in a section; got '{Shorten(lines.Text.Trim())}' before ROWS. Check that this is an MPS file.");
        }
    }

    private static DataException SenseError(MpsLines lines, string word) =>
        lines.Error($"The sense must be MIN or MAX; got '{Shorten(word)}'.");

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
