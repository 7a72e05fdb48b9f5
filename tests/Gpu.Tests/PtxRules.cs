using System.Text.RegularExpressions;

namespace Mechanisms.Gpu.Tests;

/// <summary>What PTX must not hold if its results are to be those of the processor.</summary>
internal static partial class PtxRules
{
    /// <summary>What is wrong about a kernel.</summary>
    public static IEnumerable<string> Violations(string ptx)
    {
        string[] defined = [.. Definition().Matches(ptx).Select(match => match.Groups["name"].Value)];
        foreach (string line in ptx.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith(".extern", StringComparison.Ordinal))
            {
                yield return $"asks for something outside: {line}";
            }

            if (Call().Match(line) is { Success: true } call && !defined.Contains(call.Groups["name"].Value, StringComparer.Ordinal))
            {
                yield return $"calls what it does not define: {line}";
            }

            if (Approximate().IsMatch(line))
            {
                yield return $"approximates, flushes or fuses: {line}";
            }

            if (Unrounded().IsMatch(line))
            {
                yield return $"names no rounding, so that the assembler may fuse it: {line}";
            }
        }
    }

    [GeneratedRegex(@"^\.visible \.func (\([^)]*\) )?(?<name>\w+)\([^;]*?\)\s*\{", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^call(\.uni)? (\([^)]*\), )?(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"\.approx|\.full\b|\.ftz|\bfma\.|\bmad(\.\w+)*\.f(32|64)|\.r[zmp]\.f(32|64)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Approximate();

    [GeneratedRegex(@"\b(add|sub|mul|div|sqrt|rcp)\.f(16|32|64)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unrounded();
}
