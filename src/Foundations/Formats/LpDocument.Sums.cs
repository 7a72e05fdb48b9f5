using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <content>Sums of terms, and what ends them.</content>
internal sealed partial class LpDocument
{
    private LpChain ReadChain(SumPlace afterNumber, string noun)
    {
        long line = tokens.Peek().Line;
        LpSum first = ReadSum(SumPlace.Left);
        char relation = ReadRelation(noun);
        LpSum second = ReadSum(first.IsNumber ? afterNumber : SumPlace.Right);
        if (tokens.Peek().Kind != LpTokenKind.Relation)
        {
            return new(line, first, relation, second, null);
        }

        LpToken token = tokens.Peek();
        if (ReadRelation(noun) != relation || relation == '=')
        {
            throw LpTokens.Error(token, $"The two relations of a {noun} must both be <= or both >=. Correct it.");
        }

        return new(line, first, relation, second, ReadSum(SumPlace.Right));
    }

    private char ReadRelation(string noun)
    {
        LpToken token = tokens.Peek();
        return token.Kind == LpTokenKind.Relation
            ? tokens.Take().Text[0]
            : throw LpTokens.Error(token, $"A {noun} must have a relation <=, >= or =; got {Describe(token)}. Correct it.");
    }

    // [sign] number, [sign] variable, [sign] number variable, [sign] infinity; all but the first with a sign.
    private LpSum ReadSum(SumPlace place)
    {
        LpSum sum = new() { Line = tokens.Peek().Line };
        bool isEmpty = true;
        while (!IsOver(place, isEmpty))
        {
            int sign = 1;
            bool hasSign = false;
            while (tokens.Peek().Kind == LpTokenKind.Sign)
            {
                sign = tokens.Take().Text == "-" ? -sign : sign;
                hasSign = true;
            }

            if (!isEmpty && !hasSign)
            {
                throw LpTokens.Error(tokens.Peek(), $"Terms must be parted by + or -; got {Describe(tokens.Peek())} behind a term. Correct it.");
            }

            ReadTerm(sum, sign);
            isEmpty = false;
        }

        return isEmpty && place != SumPlace.Objective
            ? throw LpTokens.Error(tokens.Peek(), $"A sum of terms is required beside a relation; got {Describe(tokens.Peek())}. Correct it.")
            : sum;
    }

    private bool IsOver(SumPlace place, bool isEmpty)
    {
        LpToken next = tokens.Peek();
        if (next.Kind is LpTokenKind.End or LpTokenKind.Relation or LpTokenKind.Colon || LpKeywords.At(tokens).Section != LpKeywords.Section.None)
        {
            return true;
        }

        bool mayGoOn = place switch
        {
            SumPlace.Objective or SumPlace.Left => true,
            SumPlace.Middle => next.Kind == LpTokenKind.Sign && !(tokens.Peek(1).Kind == LpTokenKind.Number && tokens.Peek(2).Kind == LpTokenKind.Relation),
            _ => false,
        };
        return !isEmpty && next.IsFirst && !mayGoOn;
    }

    private void ReadTerm(LpSum sum, int sign)
    {
        LpToken token = tokens.Take();
        if (token.Kind == LpTokenKind.Name && LpKeywords.IsInfinity(token.Text))
        {
            TakeInfinity(sum, sign, token);
            return;
        }

        bool isNumber = token.Kind == LpTokenKind.Number;
        if (!isNumber && token.Kind != LpTokenKind.Name)
        {
            throw LpTokens.Error(token, $"A term must be a number, a variable or both, as in 2 x; got {Describe(token)}. Correct it.");
        }

        Rational value = isNumber ? Number(token) : Rational.One;
        LpToken next = tokens.Peek();
        if (!isNumber)
        {
            AddTerm(sum, token, sign * value);
        }
        else if (next.Kind == LpTokenKind.Name && !next.IsFirst)
        {
            AddTerm(sum, tokens.Take(), sign * value);
        }
        else
        {
            sum.Constant += sign * value;
        }
    }

    // A variable that comes twice is as a rule two whose names some program cut or changed to the same one.
    private void AddTerm(LpSum sum, LpToken token, Rational coefficient)
    {
        int variable = Declared(token);
        if (!sum.Terms.TryAdd(variable, coefficient))
        {
            throw LpTokens.Error(token, $"A variable must stand once in a sum; '{Shorten(token.Text)}' comes a second time. Add its coefficients up, or rename one.");
        }
    }

    private static void TakeInfinity(LpSum sum, int sign, LpToken token)
    {
        if (sum.Terms.Count > 0 || !sum.Constant.IsZero || sum.Infinite != 0)
        {
            throw LpTokens.Error(token, "An infinity must stand alone on its side of a relation. Correct it.");
        }

        sum.Infinite = sign;
    }

    private static Rational Number(LpToken token)
    {
        try
        {
            Rational value = Rational.Parse(token.Text);
            return double.IsFinite(value.ToDouble())
                ? value
                : throw LpTokens.Error(token, $"A number must be within ±1.797e308; got '{Shorten(token.Text)}'.");
        }
        catch (FormatException error) when (error is not DataException)
        {
            throw LpTokens.Error(token, error.Message);
        }
    }

    private int Declared(LpToken token)
    {
        string name = RequireName(token);
        if (!variableIndices.TryGetValue(name, out int index))
        {
            index = variables.Count;
            variableIndices.Add(name, index);
            variables.Add(new(name));
        }

        return index;
    }

    private int Known(LpToken token) => variableIndices.TryGetValue(token.Text, out int index)
        ? index
        : throw LpTokens.Error(token, $"'{Shorten(token.Text)}' must be a variable of the objective or a row; it is in none. Check the spelling.");

    private static string RequireName(LpToken token) => token.Kind == LpTokenKind.Name && !LpKeywords.IsInfinity(token.Text) && !LpKeywords.IsNoNumber(token.Text)
        ? token.Text
        : throw LpTokens.Error(token, LpKeywords.IsNoNumber(token.Text)
            ? $"A number or a name is required; got {Describe(token)}, which is neither here. Correct it."
            : $"A name is required; got {Describe(token)}. Correct it.");

    // Each number is finite, but sums of them may not be, and an infinity has no place among terms.
    private static void RequireFinite(LpSum sum, string noun)
    {
        if (sum.Infinite != 0 && (!sum.IsNumber || !sum.Constant.IsZero || noun == "The objective"))
        {
            throw LpTokens.Error(sum.Line, $"{noun} must be finite: an infinity must stand alone on its side of a relation. Correct it.");
        }

        if (sum.Terms.Values.Append(sum.Constant).Any(value => !double.IsFinite(value.ToDouble())))
        {
            throw LpTokens.Error(sum.Line, $"{noun} must have numbers within ±1.797e308; a sum of like terms is beyond. Correct it.");
        }
    }

    private static string Describe(LpToken token) => token.Kind == LpTokenKind.End ? "the end of the text" : $"'{Shorten(token.Text)}'";
}
