using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Cli;
using Mechanisms.Conformance;

namespace Mechanisms.Cli.Tests;

/// <summary>Valid files with random damage, through the same entry point that users take.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 10_000;

    private static readonly string[] Tokens =
    [
        "NaN", "-1", "1e999", "1e-400", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "0.5", "999999999999", "\\ud800", "\u0000", "é", "//", "/*",
        "\"numActions\": 1000000000", "ENDATA", "RANGES", " UP BND X -5", " MI BND X", "RHS", "\r", "\n", "\t", "0", "-0", "1e5", "\"learner\"", "\"ucb-s\"",
    ];

    private static readonly (string Command, string Text)[] Files =
        [("solve", Samples.Contract), ("solve", Samples.Mps), ("solve", Samples.Nfg), ("solve", Samples.Efg), ("run", Samples.Clickbait), ("run", Samples.Bandit), ("run", Samples.Equilibrium), ("run", Samples.Responders)];

    [Fact]
    public void Damaged_files_end_with_an_answer_or_one_message()
    {
        using Workplace place = new();
        int answered = 0;
        Prop.ForAll(Damaged().ToArbitrary(), file =>
        {
            Tool run = Play(place, file);
            answered += run.Code == ExitCode.Answered ? 1 : 0;
            return run.Code is ExitCode.Answered or ExitCode.Interrupted
                || (run.Code == ExitCode.BadData && run.Message().Length > 0);
        }).Check(Laws.Config.WithMaxTest(Mutations));
        Assert.InRange(answered, Mutations / 100, Mutations * 9 / 10);
    }

    // Experiments are stopped before their first part: what is tested is the reading. The linear programs are tiny and are solved.
    private static Tool Play(Workplace place, (string Command, byte[] Content) file)
    {
        string path = place.PathOf("damaged");
        File.WriteAllBytes(path, file.Content);
        return file.Command == "solve"
            ? Tool.Run("solve", path, "--json")
            : Tool.RunInterrupted("run", path, "--out", place.PathOf("out"), "--force");
    }

    private static Gen<(string Command, byte[] Content)> Damaged() =>
        from file in Gen.Elements(Files)
        from count in Gen.Choose(1, 3)
        from edits in Edit().ListOf(count)
        select (file.Command, edits.Aggregate(Encoding.UTF8.GetBytes(file.Text), (content, edit) => edit(content)));

    private static Gen<Func<byte[], byte[]>> Edit() => Gen.OneOf(Insert(), Remove(), Flip(), Cut(), Swap());

    private static Gen<Func<byte[], byte[]>> Insert() =>
        from place in Gen.Choose(0, 10_000)
        from token in Gen.Elements(Tokens)
        select (Func<byte[], byte[]>)(content =>
        {
            int at = place % (content.Length + 1);
            return [.. content[..at], .. Encoding.UTF8.GetBytes(token), .. content[at..]];
        });

    private static Gen<Func<byte[], byte[]>> Remove() =>
        from place in Gen.Choose(0, 10_000)
        from length in Gen.Choose(1, 12)
        select (Func<byte[], byte[]>)(content =>
        {
            int at = place % (content.Length + 1);
            return [.. content[..at], .. content[Math.Min(at + length, content.Length)..]];
        });

    private static Gen<Func<byte[], byte[]>> Flip() =>
        from place in Gen.Choose(0, 10_000)
        from value in Gen.Choose(0, 255)
        select (Func<byte[], byte[]>)(content =>
        {
            byte[] flipped = [.. content];
            if (flipped.Length > 0)
            {
                flipped[place % flipped.Length] = (byte)value;
            }

            return flipped;
        });

    private static Gen<Func<byte[], byte[]>> Cut() =>
        from place in Gen.Choose(0, 10_000)
        select (Func<byte[], byte[]>)(content => content[..(place % (content.Length + 1))]);

    // Replaces one digit by another: most results are still valid, so that solving is reached.
    private static Gen<Func<byte[], byte[]>> Swap() =>
        from place in Gen.Choose(0, 10_000)
        from digit in Gen.Choose('0', '9')
        select (Func<byte[], byte[]>)(content =>
        {
            byte[] swapped = [.. content];
            int[] digits = Enumerable.Range(0, swapped.Length).Where(index => char.IsAsciiDigit((char)swapped[index])).ToArray();
            if (digits.Length > 0)
            {
                swapped[digits[place % digits.Length]] = (byte)digit;
            }

            return swapped;
        });
}
