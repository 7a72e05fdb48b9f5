using System.Globalization;
using System.Text.RegularExpressions;

namespace Mechanisms.Gpu.Tests.Interpreting;

/// <summary>A function of a PTX text, its names resolved.</summary>
internal sealed partial class PtxFunction
{
    private readonly Dictionary<string, int> registers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);

    /// <summary>Reads a function.</summary>
    /// <param name="head">From its name to the end of its parameters.</param>
    /// <param name="body">What is between its outermost braces.</param>
    public PtxFunction(string head, string body)
    {
        foreach (Match parameter in Variable().Matches(head))
        {
            Declare(parameter);
        }

        ParameterCount = Sizes.Count;
        string[] statements = [.. Statement().Matches(body).Select(match => match.Value.Trim()).Where(text => text.Length > 0)];
        if (Statement().Replace(body, string.Empty).Any(letter => letter is not ('{' or '}') && !char.IsWhiteSpace(letter)))
        {
            throw new NotSupportedException($"The interpreter cannot read all of {head}.");
        }

        int place = 0;
        foreach (string statement in statements)
        {
            if (statement.EndsWith(':'))
            {
                labels.Add(statement[..^1], place);
            }
            else if (!statement.StartsWith('.'))
            {
                place++;
            }
        }

        foreach (string statement in statements.Where(statement => !statement.EndsWith(':') && !statement.StartsWith(".reg", StringComparison.Ordinal)))
        {
            Read(statement.TrimEnd(';'));
        }
    }

    /// <summary>Gets the sizes in bytes of its variables: the result if there is one, the parameters, then those of its body.</summary>
    public List<int> Sizes { get; } = [];

    /// <summary>Gets the number of variables that a caller supplies: result and parameters.</summary>
    public int ParameterCount { get; }

    /// <summary>Gets the number of registers.</summary>
    public int RegisterCount => registers.Count;

    /// <summary>Gets the instructions.</summary>
    public List<PtxInstruction> Instructions { get; } = [];

    private void Read(string statement)
    {
        if (Variable().Match(statement) is { Success: true } variable && statement.StartsWith('.'))
        {
            // Each call declares its arguments anew: a name means what was declared last.
            Declare(variable);
            return;
        }

        int guard = -1;
        bool isNegated = false;
        if (statement.StartsWith('@'))
        {
            isNegated = statement[1] == '!';
            int end = statement.IndexOf(' ', StringComparison.Ordinal);
            guard = RegisterOf(statement[(isNegated ? 2 : 1)..end]);
            statement = statement[end..].Trim();
        }

        string[] halves = statement.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries);
        string[] operands = halves.Length == 1 ? [] : halves[1].Split([',', '(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool isCall = halves[0].StartsWith("call", StringComparison.Ordinal);
        Instructions.Add(new(halves[0].Split('.'), [.. operands.Select(text => Operand(text, isCall))], guard, isNegated));
    }

    private void Declare(Match variable)
    {
        variables[variable.Groups["name"].Value] = Sizes.Count;
        Sizes.Add(variable.Groups["count"] is { Success: true } count
            ? int.Parse(count.Value, CultureInfo.InvariantCulture)
            : int.Parse(variable.Groups["bits"].Value, CultureInfo.InvariantCulture) / 8);
    }

    private PtxOperand Operand(string text, bool isCall) => text switch
    {
        "%tid.x" => new(PtxOperandKind.Thread, 0, 0, string.Empty),
        "%ntid.x" => new(PtxOperandKind.Threads, 0, 0, string.Empty),
        "%ctaid.x" => Constant(0),
        ['%', ..] => new(PtxOperandKind.Register, RegisterOf(text), 0, string.Empty),
        ['0', 'd', ..] => Constant(ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        ['0', 'f', ..] => Constant(ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        ['-', ..] => Constant((ulong)long.Parse(text, CultureInfo.InvariantCulture)),
        [>= '0' and <= '9', ..] => Constant(ulong.Parse(text, CultureInfo.InvariantCulture)),
        ['[', ..] => Address(text[1..^1].Split('+')),
        _ when variables.TryGetValue(text, out int variable) => new(PtxOperandKind.Variable, variable, 0, string.Empty),
        _ when labels.TryGetValue(text, out int label) => new(PtxOperandKind.Label, label, 0, string.Empty),
        _ when isCall => new(PtxOperandKind.Function, 0, 0, text),
        _ => throw new NotSupportedException($"The interpreter does not know the operand '{text}'."),
    };

    private PtxOperand Address(string[] parts)
    {
        ulong offset = parts.Length > 1 ? (ulong)long.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return parts[0].StartsWith('%')
            ? new(PtxOperandKind.Pointer, RegisterOf(parts[0]), offset, string.Empty)
            : new(PtxOperandKind.Variable, variables[parts[0]], offset, string.Empty);
    }

    private int RegisterOf(string name)
    {
        if (!registers.TryGetValue(name, out int register))
        {
            register = registers.Count;
            registers.Add(name, register);
        }

        return register;
    }

    private static PtxOperand Constant(ulong bits) => new(PtxOperandKind.Constant, 0, bits, string.Empty);

    [GeneratedRegex(@"\.(param|local)\s+(\.align\s+\d+\s+)?\.[bfsu](?<bits>\d+)\s+(?<name>\w+)(\[(?<count>\d+)\])?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\w+:|[^;{}:]+;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Statement();
}
