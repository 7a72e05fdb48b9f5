using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Solving;

public sealed class SolveLinearProgramTests
{
    [Fact]
    public void An_mps_file_and_its_gzip_have_the_same_answer()
    {
        using Workplace place = new();
        string plain = place.Write("tiny.mps", Samples.Mps);
        using (FileStream file = File.Create(place.PathOf("tiny.mps.gz")))
        using (GZipStream zip = new(file, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(Samples.Mps));
        }

        foreach (string path in (string[])[plain, place.PathOf("tiny.mps.gz")])
        {
            Tool run = Tool.Run("solve", path, "--json");
            JsonElement answer = JsonElement.Parse(run.Output);
            Assert.Equal("linear-program", answer.GetProperty("family").GetString());
            Assert.Equal("optimal", answer.GetProperty("status").GetString());
            Assert.Equal(1, answer.GetProperty("value").GetDouble(), 1e-12);
            Assert.Equal(1, answer.GetProperty("primal").GetProperty("X").GetDouble(), 1e-12);
            Assert.True(answer.GetProperty("audit").GetProperty("passed").GetBoolean());
        }
    }

    [Fact]
    public void Mps_on_standard_input_is_recognized_by_its_content()
    {
        Tool run = Tool.Feed(Samples.Mps, "solve", "-");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains("value   1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_variables_has_an_answer()
    {
        Tool run = Tool.Feed("minimize\n\nsubject to\n\nend\n", "solve", "-");
        Assert.Equal(ExitCode.Answered, run.Code);
        Assert.Contains("value   0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Infeasible_is_an_answer_with_audited_proof()
    {
        Tool run = Tool.Feed(Samples.Mps.Replace("MYEQN        1.0\n    Y", "MYEQN        1.0\n    Y", StringComparison.Ordinal).Replace("RHS       LIM1         4.0", "RHS       LIM1        -4.0", StringComparison.Ordinal), "solve", "-", "--json");
        Assert.Equal(ExitCode.Answered, run.Code);
        JsonElement answer = JsonElement.Parse(run.Output);
        Assert.Equal("infeasible", answer.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("value").ValueKind);
        Assert.True(answer.GetProperty("audit").GetProperty("passed").GetBoolean());
        Assert.True(answer.TryGetProperty("farkasMultipliers", out _));
    }
}
