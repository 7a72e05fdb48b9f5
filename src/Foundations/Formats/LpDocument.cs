using System.Globalization;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Section = Mechanisms.Foundations.Formats.LpKeywords.Section;

namespace Mechanisms.Foundations.Formats;

/// <summary>Reads CPLEX-LP text, section by section, into a program.</summary>
/// <param name="tokens">The words.</param>
/// <param name="reader">Whose settings hold.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed partial class LpDocument(LpTokens tokens, LpReader reader, CancellationToken cancellation)
{
    private readonly List<LpVariable> variables = [];
    private readonly Dictionary<string, int> variableIndices = new(StringComparer.Ordinal);
    private readonly List<LpRow> rows = [];
    private readonly HashSet<string> rowNames = new(StringComparer.Ordinal);
    private LpSum objective = new();

    /// <summary>Reads to the end.</summary>
    public LinearProgram Read()
    {
        ObjectiveSense sense = ReadSense();
        if (tokens.Peek(1).Kind == LpTokenKind.Colon)
        {
            RequireName(tokens.Take());
            tokens.Take();
        }

        objective = ReadSum(SumPlace.Objective);
        RequireFinite(objective, "The objective");
        ReadRows();
        ReadSections();
        return Build(sense);
    }

    private ObjectiveSense ReadSense()
    {
        LpToken token = tokens.Peek();
        (Section section, int words) = LpKeywords.At(tokens);
        if (token.Kind == LpTokenKind.End)
        {
            throw new DataException(string.Empty, "An LP file must hold an objective, Subject To and End; the text is empty. Check the path.");
        }

        if (section is not (Section.Minimize or Section.Maximize))
        {
            throw LpTokens.Error(token, $"The text must begin with Minimize or Maximize; got '{Shorten(token.Text)}'. Check that this is CPLEX-LP text.");
        }

        TakeWords(words);
        return section == Section.Minimize ? ObjectiveSense.Minimize : ObjectiveSense.Maximize;
    }

    private void ReadRows()
    {
        LpToken token = tokens.Peek();
        (Section section, int words) = LpKeywords.At(tokens);
        if (section != Section.Rows)
        {
            throw token.Kind == LpTokenKind.End ? Truncated(token)
                : LpTokens.Error(token, $"The objective must be a sum of terms such as 2 x, followed by Subject To on a line of its own; got '{Shorten(token.Text)}'. Correct it.");
        }

        TakeWords(words);
        while (LpKeywords.At(tokens).Section == Section.None && tokens.Peek().Kind != LpTokenKind.End)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadRow();
        }
    }

    private void ReadSections()
    {
        while (true)
        {
            LpToken token = tokens.Peek();
            (Section section, int words) = LpKeywords.At(tokens);
            TakeWords(words);
            switch (section)
            {
                case Section.End:
                    return;
                case Section.Bounds:
                    ReadBounds();
                    break;
                case Section.Integers or Section.Binaries:
                    ReadIntegers(token, section == Section.Binaries);
                    break;
                case Section.None when token.Kind == LpTokenKind.End:
                    throw Truncated(token);
                default:
                    throw LpTokens.Error(token, $"A section must be one of Bounds, General, Binary, End; got '{Shorten(token.Text)}'. Only linear programs are read.");
            }
        }
    }

    private void ReadIntegers(LpToken keyword, bool isBinary)
    {
        if (reader.Integers != IntegerVariables.Relaxed)
        {
            throw LpTokens.Error(keyword, $"Variables must be continuous; got a section '{Shorten(keyword.Text)}'. Read with Integers = Relaxed (--relax) to take the relaxation.");
        }

        while (LpKeywords.At(tokens).Section == Section.None && tokens.Peek().Kind == LpTokenKind.Name)
        {
            LpToken token = tokens.Take();
            LpVariable variable = variables[Known(token)];
            if (isBinary)
            {
                variable.Lower = default(LinearProgramNumber);
                variable.Upper = Rational.One;
            }
        }
    }

    private LinearProgram Build(ObjectiveSense sense)
    {
        LinearProgramBuilder builder = new(sense);
        builder.SetObjectiveConstant(objective.Constant);
        for (int index = 0; index < variables.Count; index++)
        {
            LpVariable variable = variables[index];
            builder.AddVariable(
                variable.Lower ?? default, variable.Upper ?? LinearProgramNumber.PositiveInfinity, objective.Terms.GetValueOrDefault(index), variable.Name);
        }

        foreach (LpRow row in rows)
        {
            int index = builder.AddRow(row.Lower, row.Upper, row.Name ?? NameBeside(builder.RowCount));
            foreach ((int variable, Rational coefficient) in row.Terms)
            {
                builder.SetCoefficient(index, variable, coefficient);
            }
        }

        return builder.Build();
    }

    // Null for the name by position, unless a label says the same of another row.
    private string? NameBeside(int row)
    {
        string byPosition = string.Create(CultureInfo.InvariantCulture, $"r{row + 1}");
        return rowNames.Contains(byPosition) ? WrittenNames.Unique(byPosition, rowNames) : null;
    }

    private void TakeWords(int words)
    {
        for (int word = 0; word < words; word++)
        {
            tokens.Take();
        }
    }

    private static DataException Truncated(LpToken token) =>
        LpTokens.Error(token, "The text must end with End on a line of its own, but stops here. It is truncated, or End is missing: add it.");

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
