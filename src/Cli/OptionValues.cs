using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli;

/// <summary>Reads option values, with messages that say what was required, what came and what to do.</summary>
internal static class OptionValues
{
    /// <summary>Reads one of the words of an enumeration, in lower case.</summary>
    internal static T Choice<T>(ArgumentResult result)
        where T : struct, Enum
    {
        string word = result.Tokens[0].Value;
        string[] known = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToArray();
        if (known.Contains(word))
        {
            return Enum.Parse<T>(word, ignoreCase: true);
        }

        result.AddError($"{NameOf(result)} must be {string.Join(", ", known)}; got '{word}'{Spelling.Hint(word, known)}");
        return default;
    }

    /// <summary>Reads a whole number in a range.</summary>
    internal static T? Whole<T>(ArgumentResult result, T least, T greatest)
        where T : struct, IBinaryInteger<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value) && value >= least && value <= greatest)
        {
            return value;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{NameOf(result)} must be a whole number in {least}..{greatest}; got '{text}'."));
        return null;
    }

    /// <summary>Reads a number that is at least 0 and finite.</summary>
    internal static double? AtLeastZero(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value)
            && value >= 0 && double.IsFinite(value))
        {
            return value;
        }

        result.AddError($"{NameOf(result)} must be a number of at least 0, such as 1.5; got '{text}'.");
        return null;
    }

    private static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? result.Argument.Name;
}
