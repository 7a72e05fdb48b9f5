using System.Globalization;
using System.Text;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A program as MPS text, section by section.</summary>
internal sealed class MpsText
{
    private const string ObjectiveName = "OBJ";
    private const string LeftOut = "SET";

    // Readers take bounds, right-hand sides and ranges of this size for absent.
    private const double AbsentBound = 1e30;

    private readonly LinearProgram program;
    private readonly DecimalText decimals;
    private readonly WrittenNames rows;
    private readonly WrittenNames variables;
    private readonly string objective;

    /// <summary>Initializes the text of a program.</summary>
    /// <exception cref="ArgumentException">MPS cannot say what the program says.</exception>
    public MpsText(LinearProgram program, DecimalForm form)
    {
        this.program = program;
        decimals = new(form);
        HashSet<string> taken = new(StringComparer.Ordinal);
        rows = new([.. Enumerable.Range(0, program.RowCount).Select(program.RowName)], taken, Legal);
        objective = new WrittenNames([ObjectiveName], taken, Legal)[0];
        variables = new([.. Enumerable.Range(0, program.VariableCount).Select(program.VariableName)], new(StringComparer.Ordinal), Legal);
        RequireSayable(program);
    }

    /// <summary>Writes the text.</summary>
    public void Write(TextWriter destination)
    {
        // The sections come first: they find out what the comments have to say.
        using StringWriter body = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteRows(body);
        WriteColumns(body);
        WriteSides(body);
        WriteRanges(body);
        WriteBounds(body);
        foreach (string comment in WrittenNames.Comments(rows, variables, decimals))
        {
            destination.Write($"* {comment}\n");
        }

        destination.Write("NAME          PROGRAM\n");
        destination.Write(program.Sense == ObjectiveSense.Maximize ? "OBJSENSE\n    MAX\n" : string.Empty);
        destination.Write(body.GetStringBuilder());
        destination.Write("ENDATA\n");
    }

    // Free form parts fields by white space; some readers take what begins with * or $ for a comment, and a quoted MARKER is one anywhere.
    private static string Legal(string name)
    {
        string legal = WrittenNames.Replace(name, letter => Rune.IsWhiteSpace(letter) || Rune.IsControl(letter));
        legal = legal.Contains("'MARKER'", StringComparison.OrdinalIgnoreCase) ? legal.Replace('\'', '_') : legal;
        return legal.Length == 0 || legal[0] is '*' or '$' ? $"_{legal}" : legal;
    }

    private static void RequireSayable(LinearProgram program)
    {
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            if (IsBeyond(program.VariableLower[variable]) || IsBeyond(program.VariableUpper[variable]))
            {
                throw new ArgumentException(
                    $"A bound must be below 1e30 in size, or infinite, in MPS, where larger ones mean that there is none; variable {program.VariableName(variable)} has one. Scale the variable.",
                    nameof(program));
            }
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            if (IsBeyond(program.RowLower[row]) || IsBeyond(program.RowUpper[row]))
            {
                throw new ArgumentException(
                    $"The sides of a row must be below 1e30 in size, or infinite, in MPS, where larger ones mean that there is none; row {program.RowName(row)} has one. Scale the row.",
                    nameof(program));
            }

            if (program.ExactRowLower(row) is { } lower && program.ExactRowUpper(row) is { } upper && (lower > upper || IsBeyond((upper - lower).ToDouble())))
            {
                throw new ArgumentException(
                    $"The sides of a row must be in order and less than 1e30 apart in MPS; those of row {program.RowName(row)} are not. Write it as two rows.",
                    nameof(program));
            }
        }
    }

    private static bool IsBeyond(double bound) => double.IsFinite(bound) && Math.Abs(bound) >= AbsentBound;

    private void WriteRows(TextWriter text)
    {
        text.WriteLine("ROWS");
        text.WriteLine($" N  {objective}");
        for (int row = 0; row < program.RowCount; row++)
        {
            text.WriteLine($" {TypeOf(row)}  {rows[row]}");
        }
    }

    private char TypeOf(int row) => (program.ExactRowLower(row), program.ExactRowUpper(row)) switch
    {
        (null, null) => 'N',
        (null, _) => 'L',
        (_, null) => 'G',
        ({ } lower, { } upper) => lower == upper ? 'E' : 'L',
    };

    private void WriteColumns(TextWriter text)
    {
        text.WriteLine("COLUMNS");
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            ReadOnlySpan<int> places = program.ColumnRows(variable);
            Rational cost = program.ExactCost(variable);
            if (!cost.IsZero || places.IsEmpty)
            {
                text.WriteLine($"    {variables[variable]}  {objective}  {decimals.Write(cost)}");
            }

            for (int position = 0; position < places.Length; position++)
            {
                Rational value = program.ExactCoefficient(program.ColumnStarts[variable] + position);
                text.WriteLine($"    {variables[variable]}  {rows[places[position]]}  {decimals.Write(value)}");
            }
        }
    }

    private void WriteSides(TextWriter text)
    {
        text.WriteLine("RHS");
        if (!program.ExactObjectiveConstant.IsZero)
        {
            text.WriteLine($"    {LeftOut}  {objective}  {decimals.Write(-program.ExactObjectiveConstant)}");
        }

        for (int row = 0; row < program.RowCount; row++)
        {
            if ((program.ExactRowUpper(row) ?? program.ExactRowLower(row)) is { IsZero: false } side)
            {
                text.WriteLine($"    {LeftOut}  {rows[row]}  {decimals.Write(side)}");
            }
        }
    }

    // The range is the difference of the bounds as they are written, so that reading gives the lower one back.
    private void WriteRanges(TextWriter text)
    {
        bool isOpen = false;
        for (int row = 0; row < program.RowCount; row++)
        {
            if (TypeOf(row) == 'L' && program.ExactRowLower(row) is { } lower)
            {
                Rational range = decimals.Written(program.ExactRowUpper(row)!.Value) - decimals.Written(lower);
                text.Write(isOpen ? string.Empty : "RANGES\n");
                text.WriteLine($"    {LeftOut}  {rows[row]}  {DecimalText.WriteFinite(range)}");
                isOpen = true;
            }
        }
    }

    private void WriteBounds(TextWriter text)
    {
        bool isOpen = false;
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            foreach ((string type, Rational? value) in BoundsOf(program.ExactVariableLower(variable), program.ExactVariableUpper(variable)))
            {
                text.Write(isOpen ? string.Empty : "BOUNDS\n");
                text.WriteLine($" {type} {LeftOut}  {variables[variable]}{(value is { } number ? $"  {decimals.Write(number)}" : string.Empty)}");
                isOpen = true;
            }
        }
    }

    private static (string Type, Rational? Value)[] BoundsOf(Rational? lower, Rational? upper) => (lower, upper) switch
    {
        (null, null) => [("FR", null)],
        (null, { } high) => [("MI", null), ("UP", high)],
        ({ IsZero: true }, null) => [],
        ({ } low, null) => [("LO", low)],
        ({ } low, { } high) when low == high => [("FX", low)],
        ({ IsZero: true }, { Sign: >= 0 } high) => [("UP", high)],
        ({ } low, { } high) => [("LO", low), ("UP", high)],
    };
}
