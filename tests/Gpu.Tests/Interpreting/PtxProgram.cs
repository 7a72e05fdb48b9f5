using System.Text.RegularExpressions;

namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>A PTX text, read for the interpreter: as much of the language as ILGPU writes for our kernels; anything else is an error.</summary>
internal sealed partial class PtxProgram
{
    private readonly Dictionary<string, PtxFunction> functions = new(StringComparer.Ordinal);

    /// <summary>Reads a text with one kernel.</summary>
    public PtxProgram(string text)
    {
        string code = Tuple().Replace(Comment().Replace(text, string.Empty), "${elements}");
        foreach (Match head in Head().Matches(code))
        {
            int open = head.Index + head.Length - 1;
            int close = ClosingOf(code, open);
            PtxFunction function = new(head.Groups["result"].Value + head.Groups["parameters"].Value, code[(open + 1)..close]);
            functions.Add(head.Groups["name"].Value, function);
            Entry = head.Groups["kind"].Value == "entry" ? function : Entry;
        }
    }

    /// <summary>Gets the kernel.</summary>
    public PtxFunction Entry { get; } = null!;

    /// <summary>A function by its name.</summary>
    public PtxFunction this[string name] => functions[name];

    private static int ClosingOf(string code, int open)
    {
        for (int place = open, depth = 0; ; place++)
        {
            depth += code[place] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return place;
            }
        }
    }

    [GeneratedRegex(@"//[^\n]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{(?<elements>[^{}\n]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tuple();

    [GeneratedRegex(@"\.visible\s+\.(?<kind>func|entry)\s+(\((?<result>[^)]*)\)\s*)?(?<name>\w+)\((?<parameters>[^)]*)\)\s*\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();
}
