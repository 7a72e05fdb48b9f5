using System.Text.Json;
using Mechanisms.Cli;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class ConvertTests
{
    [Theory]
    [InlineData("out.lp")]
    [InlineData("out.lp.gz")]
    [InlineData("out.mps")]
    [InlineData("OUT.MPS.GZ")]
    public void A_converted_program_has_the_same_answer(string name)
    {
        using Workplace place = new();
        string source = place.Write("tiny.mps", Samples.Mps);
        string target = place.PathOf(name);
        Tool converted = Tool.Run("convert", source, target);
        Assert.Equal(ExitCode.Answered, converted.Code);
        Assert.Equal($"Wrote {target}: minimize over 2 variables, 2 rows, 3 coefficients.", converted.Output.TrimEnd());
        Assert.Equal(name.EndsWith("gz", StringComparison.OrdinalIgnoreCase), File.ReadAllBytes(target)[0] == 0x1F);
        Assert.Equal(Answer(source), Answer(target));
    }

    [Fact]
    public void LP_on_standard_input_is_recognized_by_its_content() =>
        Assert.Contains("value   3", Tool.Feed("\\ note\nMinimize\n x\nst\n x >= 3\nEnd\n", "solve", "-").Output, StringComparison.Ordinal);

    [Fact]
    public void Relaxes_integers_only_when_asked()
    {
        const string Text = "max\n 2 x\nst\n 2 x <= 3\nGeneral\n x\nEnd\n";
        Assert.Contains("--relax", Tool.Feed(Text, "solve", "-").Message(), StringComparison.Ordinal);
        Assert.Contains("value   3", Tool.Feed(Text, "solve", "-", "--relax").Output, StringComparison.Ordinal);
        using Workplace place = new();
        Assert.Equal(ExitCode.BadData, Tool.Feed(Text, "convert", "-", place.PathOf("a.lp")).Code);
        Assert.Equal(ExitCode.Answered, Tool.Feed(Text, "convert", "-", place.PathOf("a.lp"), "--relax").Code);
    }

    [Fact]
    public void Writes_exact_decimals_or_the_shortest()
    {
        using Workplace place = new();
        const string Text = "min\n 0.1000000000000000055511151231257827021181583404541015625 x\nst\nEnd\n";
        Tool.Feed(Text, "convert", "-", place.PathOf("exact.lp"));
        Tool.Feed(Text, "convert", "-", place.PathOf("short.lp"), "--decimals", "shortest");
        Assert.Contains("0.1000000000000000055511151231257827021181583404541015625 x", place.Read("exact.lp"), StringComparison.Ordinal);
        Assert.Contains(" 0.1 x", place.Read("short.lp"), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_names_without_form_files_that_exist_and_programs_the_form_cannot_say()
    {
        using Workplace place = new();
        string source = place.Write("tiny.mps", Samples.Mps);
        Assert.Contains(".lp.gz", Tool.Run("convert", source, place.PathOf("out.txt")).Message(), StringComparison.Ordinal);
        Assert.Contains("exists", Tool.Run("convert", source, source).Message(), StringComparison.Ordinal);
        Assert.Contains("writable", Tool.Run("convert", source, Path.Combine(place.PathOf("none"), "out.lp")).Message(), StringComparison.Ordinal);
        string message = Tool.Feed("min\n x\nst\n r: 5 <= x <= 2\nEnd", "convert", "-", place.PathOf("out.mps")).Message();
        Assert.Contains("row r", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
        Assert.Equal(["tiny.mps"], place.Names());
    }

    [Fact]
    public void Clp_answers_or_says_how_to_install_it()
    {
        using Workplace place = new();
        string source = place.Write("tiny.mps", Samples.Mps);
        Tool run = Tool.Run("solve", source, "--method", "clp");
        Assert.Equal(Clp.IsAvailable ? ExitCode.Answered : ExitCode.BadUsage, run.Code);
        Assert.Contains(Clp.IsAvailable ? "value   1" : "nstall", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_without_certificate_says_so_and_is_audited_all_the_same()
    {
        Assert.SkipUnless(Clp.IsAvailable, "needs the shared library of CLP");
        Tool run = Tool.Feed("min\n x\nst\n 0 x >= 1\nEnd", "solve", "-", "--method", "clp", "--json");
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.Equal("unavailable", answer.GetProperty("certificate").GetString());
        Assert.False(answer.TryGetProperty("farkasMultipliers", out _));
        Assert.True(answer.GetProperty("audit").GetProperty("passed").GetBoolean());
    }

    private static string Answer(string path)
    {
        JsonElement answer = JsonElement.Parse(Tool.Run("solve", path, "--json").Output);
        return $"{answer.GetProperty("value")} {answer.GetProperty("primal")} {answer.GetProperty("rowDuals")}";
    }
}
