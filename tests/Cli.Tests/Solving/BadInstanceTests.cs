using System.Text;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class BadInstanceTests
{
    [Theory]
    [InlineData("0.7, 0.2", "\"0.7\", 0.2", "instance.outcome[0][0]: The value must be a number; got the string \"0.7\"")]
    [InlineData("0.7, 0.2", "0.68, 0.2", "instance.outcome[0]: Probabilities must sum to 1 (±1e-9); got 0.98. Normalize them or add the missing outcome.")]
    [InlineData("0.7, 0.2", "NaN, 0.2", "line 5, column 18: A number must be finite; got NaN")]
    [InlineData("0.7, 0.2", "1e999, 0.2", "instance.outcome[0][0]: A number must be within the range of double precision")]
    [InlineData("0.7, 0.2", "-0.7, 1.6", "instance.outcome[0][0]: A probability must be at least 0; got -0.7")]
    [InlineData("[0.7, 0.2, 0.1]", "[0.7, 0.3]", "instance.outcome[0]: A row must hold one probability per reward, that is 3; got 2")]
    [InlineData("[0.7, 0.2, 0.1], ", "", "instance.outcome: There must be one row per cost, that is 3; got 2")]
    [InlineData("[0, 0.05, 0.12]", "[0, -0.05, 0.12]", "instance.cost[1]: A cost must be at least 0; got -0.05")]
    [InlineData("[0, 0.05, 0.12]", "[]", "instance.cost: At least 1 action is required; got none")]
    [InlineData("\"cost\"", "\"costs\"", "instance.costs: There is no such field here; did you mean \"cost\"?")]
    [InlineData("\"numActions\": 3", "\"numActions\": 1000000000", "instance.numActions: The number must equal the rows of outcome, that is 3; got 1000000000")]
    [InlineData("\"numActions\": 3", "\"numActions\": 3.5", "instance.numActions: The value must be a whole number")]
    [InlineData("\"sumCap\": null", "\"sumCap\": -1", "instance.sumCap: A cap must be at least 0; got -1")]
    [InlineData("\"single\"", "\"menu\"", "instance.typeProb")]
    [InlineData("\"single\"", "\"double\"", "instance.type: The type must be \"single\" or \"menu\"")]
    [InlineData("mechanisms/contract/1", "mechanisms/contarct/1", "schema: The family must be a known one; got \"contarct\"; did you mean \"contract\"? This version solves: ")]
    [InlineData("mechanisms/contract/1", "mechanisms/contract/2", "schema: The format version must be 1; got \"2\"")]
    [InlineData("mechanisms/contract/1", "contract", "schema: The format must be \"mechanisms/FAMILY/1\"")]
    [InlineData("mechanisms/contract/1", "mechanisms/experiment/1", "mechanisms run FILE")]
    public void A_bad_instance_gets_one_message_that_names_the_field(string good, string bad, string message)
    {
        using Workplace place = new();
        string file = place.Write("bad.json", Samples.Contract.Replace(good, bad, StringComparison.Ordinal));
        Tool run = Tool.Run("solve", file);
        Assert.Equal(ExitCode.BadData, run.Code);
        Assert.Contains($"{file}: ", run.Message(), StringComparison.Ordinal);
        Assert.Contains(message, run.Message(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_empty_file_get_one_message()
    {
        using Workplace place = new();
        Assert.Contains("there is none", Refused(place.PathOf("none.json")), StringComparison.Ordinal);
        Assert.Contains("this is a folder", Refused(place.Folder), StringComparison.Ordinal);
        Assert.Contains("it is empty", Refused(place.Write("empty.json", string.Empty)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_mps_file_names_its_last_line()
    {
        using Workplace place = new();
        string file = place.Write("cut.mps", Samples.Mps[..Samples.Mps.IndexOf("RHS\n", StringComparison.Ordinal)]);
        string message = Refused(file);
        Assert.Contains("line ", message, StringComparison.Ordinal);
        Assert.Contains("ENDATA", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_gzip_is_named_as_such()
    {
        using Workplace place = new();
        File.WriteAllBytes(place.PathOf("x.mps.gz"), [0x1F, 0x8B, 8, 0, 1, 2, 3]);
        Assert.Contains("gzip", Refused(place.PathOf("x.mps.gz")), StringComparison.Ordinal);
    }

    [Fact]
    public void Mps_that_is_not_utf8_is_refused_and_not_repaired()
    {
        using Workplace place = new();
        byte[] latin = Encoding.Latin1.GetBytes(Samples.Mps.Replace("LIM1", "LÍM1", StringComparison.Ordinal));
        File.WriteAllBytes(place.PathOf("latin.mps"), latin);
        Assert.Contains("The text must be UTF-8; these bytes are not.", Refused(place.PathOf("latin.mps")), StringComparison.Ordinal);
        File.WriteAllBytes(place.PathOf("marked.mps"), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Samples.Mps)]);
        Assert.Equal(ExitCode.Answered, Tool.Run("solve", place.PathOf("marked.mps")).Code);
    }

    [Fact]
    public void An_empty_name_and_an_empty_mps_file_are_named_as_such()
    {
        using Workplace place = new();
        Assert.Contains("FILE: A file is required; the name is empty.", Refused(string.Empty), StringComparison.Ordinal);
        string empty = place.Write("empty.mps", string.Empty);
        Assert.Contains($"{empty}: An MPS file must hold", Refused(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_solve_says_so()
    {
        using Workplace place = new();
        Tool run = Tool.RunInterrupted("solve", place.Write("c.json", Samples.Contract));
        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("interrupted", run.Message(), StringComparison.Ordinal);
    }

    private static string Refused(string path)
    {
        Tool run = Tool.Run("solve", path);
        Assert.Equal(ExitCode.BadData, run.Code);
        return run.Message();
    }
}
