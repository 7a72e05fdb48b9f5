using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <content>Rows and bounds: sums with relations between them.</content>
internal sealed partial class LpDocument
{
    // Numbers of this size stand for no bound, as other readers have it.
    private static readonly Rational AbsentBound = Rational.Parse("1e30");

    /// <summary>Where a sum stands, which decides what ends it.</summary>
    private enum SumPlace
    {
        /// <summary>In the objective: up to a keyword.</summary>
        Objective,

        /// <summary>Left of the first relation: up to the relation.</summary>
        Left,

        /// <summary>Right of a number and a relation in a row: may go on on the next line with a sign.</summary>
        Middle,

        /// <summary>Anything else: up to the end of the line on which it begins.</summary>
        Right,
    }

    private void ReadRow()
    {
        LpToken first = tokens.Peek();
        string? name = null;
        if (first.Kind == LpTokenKind.Name && tokens.Peek(1).Kind == LpTokenKind.Colon)
        {
            name = RequireName(tokens.Take());
            tokens.Take();
            if (!rowNames.Add(name))
            {
                throw LpTokens.Error(first, $"Row '{Shorten(name)}' must be declared once; this is the second time. Rename or remove it.");
            }
        }

        LpChain chain = ReadChain(SumPlace.Middle, "row");
        foreach (LpSum sum in chain.Sums)
        {
            RequireFinite(sum, "A row");
        }

        rows.Add(chain.Third is null ? Comparison(name, chain) : Between(name, chain));
    }

    // sum relation sum: variables go to the left, numbers to the right.
    private static LpRow Comparison(string? name, LpChain chain)
    {
        (LpSum left, LpSum right) = chain.First.IsNumber && !chain.Second.IsNumber ? (chain.Second, chain.First) : (chain.First, chain.Second);
        char relation = ReferenceEquals(left, chain.First) ? chain.Relation : Turned(chain.Relation);
        if (right.IsNumber && right.Infinite != 0)
        {
            LinearProgramNumber none = right.Infinite > 0 ? LinearProgramNumber.PositiveInfinity : LinearProgramNumber.NegativeInfinity;
            return WithSide(name, relation, none, left.Terms, chain.Line);
        }

        if (left.Infinite != 0)
        {
            throw LpTokens.Error(chain.Line, "A row must compare a sum with a number; got infinities only. Remove it.");
        }

        foreach ((int variable, Rational coefficient) in right.Terms)
        {
            left.Add(variable, -coefficient);
        }

        Rational side = right.Constant - left.Constant;
        RequireFinite(left, "A row");
        return WithSide(name, relation, Side(side, chain.Line), left.Terms, chain.Line);
    }

    private static LpRow WithSide(string? name, char relation, LinearProgramNumber side, Dictionary<int, Rational> terms, long line) => relation switch
    {
        '<' when !double.IsNegativeInfinity(side.Value) => new(name, LinearProgramNumber.NegativeInfinity, side, terms),
        '>' when !double.IsPositiveInfinity(side.Value) => new(name, side, LinearProgramNumber.PositiveInfinity, terms),
        '=' when double.IsFinite(side.Value) => new(name, side, side, terms),
        _ => throw LpTokens.Error(line, "A row must be able to hold: no sum is ≤ -∞, ≥ +∞ or = ±∞. Correct the side."),
    };

    // number ≤ sum ≤ number, or the same with ≥.
    private static LpRow Between(string? name, LpChain chain)
    {
        if (!chain.First.IsNumber || !chain.Third!.IsNumber || chain.Second.Infinite != 0)
        {
            throw LpTokens.Error(chain.Line, "A range must be a number, a sum and a number, as in -5 <= x + y <= 5. Write other forms as two rows.");
        }

        (LpSum low, LpSum high) = chain.Relation == '<' ? (chain.First, chain.Third) : (chain.Third, chain.First);
        LinearProgramNumber lower = SideOf(low, chain.Second.Constant, chain.Line);
        LinearProgramNumber upper = SideOf(high, chain.Second.Constant, chain.Line);
        if (double.IsPositiveInfinity(lower.Value) || double.IsNegativeInfinity(upper.Value))
        {
            throw LpTokens.Error(chain.Line, "A range must be able to hold: its lower side must be below +∞ and its upper side above -∞. Correct it.");
        }

        return new(name, lower, upper, chain.Second.Terms);
    }

    private static LinearProgramNumber SideOf(LpSum sum, Rational constant, long line) =>
        sum.Infinite > 0 ? LinearProgramNumber.PositiveInfinity
        : sum.Infinite < 0 ? LinearProgramNumber.NegativeInfinity
        : Side(sum.Constant - constant, line);

    private static LinearProgramNumber Side(Rational value, long line) =>
        Rational.Abs(value) >= AbsentBound ? (value.Sign > 0 ? LinearProgramNumber.PositiveInfinity : LinearProgramNumber.NegativeInfinity)
        : double.IsFinite(value.ToDouble()) ? value
        : throw LpTokens.Error(line, "A number must be within ±1.797e308. Correct it.");

    private void ReadBounds()
    {
        while (LpKeywords.At(tokens).Section == LpKeywords.Section.None && tokens.Peek().Kind != LpTokenKind.End)
        {
            cancellation.ThrowIfCancellationRequested();
            if (tokens.Peek().Kind == LpTokenKind.Name && LpKeywords.IsFree(tokens.Peek(1).Text) && !tokens.Peek(1).IsFirst)
            {
                LpToken name = tokens.Take();
                tokens.Take();
                SetBounds(Known(name), LinearProgramNumber.NegativeInfinity, LinearProgramNumber.PositiveInfinity, name.Line);
            }
            else
            {
                int known = variables.Count;
                LpToken first = tokens.Peek();
                LpChain chain = ReadChain(SumPlace.Right, "bound");
                if (variables.Count > known)
                {
                    throw LpTokens.Error(first, $"A bound must name a variable of the objective or a row; '{Shorten(variables[^1].Name)}' is in none. Check the spelling.");
                }

                TakeBound(chain);
            }
        }
    }

    private void TakeBound(LpChain chain)
    {
        bool isFirst = chain.Third is null && !chain.First.IsNumber;
        LpSum subject = isFirst ? chain.First : chain.Second;
        LpSum side = isFirst ? chain.Second : chain.First;
        bool isSingle = subject.Terms.Count == 1 && subject.Constant.IsZero && subject.Infinite == 0 && subject.Terms.Values.Single() == Rational.One;
        if (!isSingle || !side.IsNumber || chain.Third is { IsNumber: false })
        {
            throw LpTokens.Error(chain.Line, "A bound must be of one variable without coefficient, as in -1 <= x <= 4, x >= 2, x = 3 or x free. Write others as rows.");
        }

        int variable = subject.Terms.Keys.Single();
        char relation = isFirst ? chain.Relation : Turned(chain.Relation);
        Apply(variable, relation, side, chain.Line);
        if (chain.Third is { } third)
        {
            Apply(variable, chain.Relation, third, chain.Line);
        }
    }

    // variable relation side
    private void Apply(int variable, char relation, LpSum side, long line)
    {
        LinearProgramNumber bound = SideOf(side, default, line);
        bool isPossible = relation switch
        {
            '<' => !double.IsNegativeInfinity(bound.Value),
            '>' => !double.IsPositiveInfinity(bound.Value),
            _ => double.IsFinite(bound.Value),
        };
        if (!isPossible)
        {
            throw LpTokens.Error(line, $"A bound must leave variable '{Shorten(variables[variable].Name)}' a finite value. Correct it.");
        }

        SetBounds(variable, relation == '<' ? null : bound, relation == '>' ? null : bound, line);
    }

    private void SetBounds(int index, LinearProgramNumber? lower, LinearProgramNumber? upper, long line)
    {
        LpVariable variable = variables[index];
        if ((lower is not null && variable.Lower is not null) || (upper is not null && variable.Upper is not null))
        {
            throw LpTokens.Error(line, $"Variable '{Shorten(variable.Name)}' must have one bound on each side; this is a second. Remove one.");
        }

        variable.Lower = lower ?? variable.Lower;
        variable.Upper = upper ?? variable.Upper;
    }

    private static char Turned(char relation) => relation switch
    {
        '<' => '>',
        '>' => '<',
        _ => relation,
    };
}
