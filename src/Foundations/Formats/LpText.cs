using System.Globalization;
using System.Text;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A program as CPLEX-LP text, section by section.</summary>
internal sealed class LpText
{
    private const int WrappedAt = 100;
    private const int LongestName = 255;

    // Room for the number that makes a name unique.
    private const int LongestRepairedName = 240;

    // Readers take bounds of this size for absent.
    private const double AbsentBound = 1e30;

    private readonly LinearProgram program;
    private readonly DecimalText decimals;
    private readonly WrittenNames rows;
    private readonly WrittenNames variables;
    private readonly StringBuilder body = new();
    private int lineStart;

    /// <summary>Initializes the text of a program.</summary>
    /// <exception cref="ArgumentException">The format cannot say what the program says.</exception>
    public LpText(LinearProgram program, DecimalForm form)
    {
        this.program = program;
        decimals = new(form);
        rows = new([.. Enumerable.Range(0, program.RowCount).Select(program.RowName)], new(StringComparer.Ordinal), Legal);
        variables = new([.. Enumerable.Range(0, program.VariableCount).Select(program.VariableName)], new(StringComparer.Ordinal), Legal);
        RequireSayable(program);
    }

    /// <summary>Writes the text.</summary>
    public void Write(TextWriter destination)
    {
        // The sections come first: they find out what the comments have to say.
        WriteObjective();
        WriteRows();
        WriteBounds();
        foreach (string comment in WrittenNames.Comments(rows, variables, decimals))
        {
            destination.Write($"\\ {comment}\n");
        }

        destination.Write(body);
        destination.Write("End\n");
    }

    private static string Legal(string name)
    {
        string legal = WrittenNames.Replace(name, letter => !letter.IsAscii || !LpTokens.IsNameCharacter(letter.Value));
        bool isExponent = legal is ['e' or 'E'] or ['e' or 'E', >= '0' and <= '9', ..];
        if (legal.Length == 0 || legal[0] is '.' or (>= '0' and <= '9') || isExponent || LpKeywords.IsReserved(legal))
        {
            legal = $"_{legal}";
        }

        return legal.Length > LongestName ? legal[..LongestRepairedName] : legal;
    }

    private static void RequireSayable(LinearProgram program)
    {
        static bool IsBeyond(double bound) => double.IsFinite(bound) && Math.Abs(bound) >= AbsentBound;
        for (int index = 0; index < program.VariableCount + program.RowCount; index++)
        {
            int row = index - program.VariableCount;
            (double lower, double upper) = row < 0
                ? (program.VariableLower[index], program.VariableUpper[index])
                : (program.RowLower[row], program.RowUpper[row]);
            if (IsBeyond(lower) || IsBeyond(upper))
            {
                string name = row < 0 ? $"variable {program.VariableName(index)}" : $"row {program.RowName(row)}";
                throw new ArgumentException(
                    $"Bounds and sides must be below 1e30 in size, or infinite, in LP text, where larger ones mean that there is none; {name} has one. Scale it.",
                    nameof(program));
            }
        }
    }

    private void WriteObjective()
    {
        body.Append(program.Sense == ObjectiveSense.Minimize ? "Minimize\n" : "Maximize\n");
        BeginLine(" obj:");
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            AppendTerm(program.ExactCost(variable), variables[variable], isFirst: variable == 0);
        }

        if (!program.ExactObjectiveConstant.IsZero)
        {
            AppendTerm(program.ExactObjectiveConstant, string.Empty, isFirst: program.VariableCount == 0);
        }

        body.Append('\n');
    }

    private void WriteRows()
    {
        body.Append("Subject To\n");
        List<(int Variable, Rational Value)>[] terms = TermsByRow();
        for (int row = 0; row < program.RowCount; row++)
        {
            (Rational? lower, Rational? upper) = (program.ExactRowLower(row), program.ExactRowUpper(row));
            bool isRange = lower is not null && upper is not null && lower != upper;
            BeginLine(isRange ? $" {rows[row]}: {decimals.Write(lower!.Value)} <=" : $" {rows[row]}:");
            AppendTerms(terms[row]);
            body.Append((lower, upper) switch
            {
                (null, null) => " >= -1e30",
                (null, { } high) => $" <= {decimals.Write(high)}",
                ({ } low, null) => $" >= {decimals.Write(low)}",
                ({ } low, { } high) => low == high ? $" = {decimals.Write(low)}" : $" <= {decimals.Write(high)}",
            });
            body.Append('\n');
        }
    }

    private List<(int Variable, Rational Value)>[] TermsByRow()
    {
        List<(int Variable, Rational Value)>[] terms = [.. Enumerable.Range(0, program.RowCount).Select(_ => new List<(int, Rational)>())];
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            for (int position = program.ColumnStarts[variable]; position < program.ColumnStarts[variable + 1]; position++)
            {
                terms[program.RowIndices[position]].Add((variable, program.ExactCoefficient(position)));
            }
        }

        return terms;
    }

    // A row without terms names the first variable with coefficient 0, as a row must have one.
    private void AppendTerms(List<(int Variable, Rational Value)> terms)
    {
        if (terms.Count == 0)
        {
            AppendTerm(default, program.VariableCount > 0 ? variables[0] : string.Empty, isFirst: true);
        }

        for (int index = 0; index < terms.Count; index++)
        {
            AppendTerm(terms[index].Value, variables[terms[index].Variable], isFirst: index == 0);
        }
    }

    private void AppendTerm(Rational value, string name, bool isFirst)
    {
        string sign = value.Sign < 0 ? " -" : isFirst ? string.Empty : " +";
        Rational size = Rational.Abs(value);
        string factor = name.Length > 0 && size == Rational.One ? string.Empty : $" {decimals.Write(size)}";
        string term = $"{sign}{factor}{(name.Length > 0 ? " " : string.Empty)}{name}";
        if (!isFirst && body.Length - lineStart + term.Length > WrappedAt)
        {
            body.Append('\n');
            BeginLine("  ");
        }

        body.Append(term);
    }

    private void BeginLine(string start)
    {
        lineStart = body.Length;
        body.Append(start);
    }

    private void WriteBounds()
    {
        bool isOpen = false;
        for (int variable = 0; variable < program.VariableCount; variable++)
        {
            if (BoundOf(variables[variable], program.ExactVariableLower(variable), program.ExactVariableUpper(variable)) is { } bound)
            {
                body.Append(isOpen ? string.Empty : "Bounds\n").Append(CultureInfo.InvariantCulture, $" {bound}\n");
                isOpen = true;
            }
        }
    }

    private string? BoundOf(string name, Rational? lower, Rational? upper) => (lower, upper) switch
    {
        (null, null) => $"{name} free",
        (null, { } high) => $"-inf <= {name} <= {decimals.Write(high)}",
        ({ IsZero: true }, null) => null,
        ({ } low, null) => $"{name} >= {decimals.Write(low)}",
        ({ } low, { } high) when low == high => $"{name} = {decimals.Write(low)}",
        ({ } low, { } high) => $"{decimals.Write(low)} <= {name} <= {decimals.Write(high)}",
    };
}
