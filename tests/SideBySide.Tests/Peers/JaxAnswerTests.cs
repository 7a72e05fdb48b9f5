using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.SideBySide.Peers;

namespace Mechanisms.SideBySide.Tests.Peers;

public sealed class JaxAnswerTests
{
    /// <summary>Numbers as Python's repr writes them: with an exponent from 1e16 and below 1e-4.</summary>
    [Fact]
    public void An_answer_is_read_as_it_was_written() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NormalFloat>().Generator.Three().ToArbitrary(),
            numbers =>
            {
                (double regret, double error, double seconds) = (numbers.Item1.Get, Math.Abs(numbers.Item2.Get), Math.Abs(numbers.Item3.Get) + 1e-9);
                return JaxAnswer.Read(string.Create(CultureInfo.InvariantCulture, $"{regret:R} {error:R} {seconds:R}")) == new JaxAnswer(regret, error, seconds);
            }).Check(Laws.Config);

    [Fact]
    public void Reads_what_Python_prints() =>
        Assert.Equal(new(348.71, 1e-05, 0.4321), JaxAnswer.Read("348.71 1e-05 0.4321"));

    [Theory]
    [InlineData("")]
    [InlineData("1 2")]
    [InlineData("1 2 3 4")]
    [InlineData("nan 1 1")]
    [InlineData("inf 1 1")]
    [InlineData("1 nan 1")]
    [InlineData("1 -1 1")]
    [InlineData("1 1 0")]
    [InlineData("1 1 -1")]
    [InlineData("1 1 inf")]
    [InlineData("1 1 1,5")]
    [InlineData("Warning: no GPU")]
    public void What_is_no_answer_is_quoted(string line) =>
        Assert.Contains($"got '{line}'", Assert.Throws<PeerException>(() => JaxAnswer.Read(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_failure_is_told_in_JAX_words() =>
        Assert.Equal("JAX failed: XlaRuntimeError: RESOURCE_EXHAUSTED", Assert.Throws<PeerException>(() => JaxAnswer.Read("failed XlaRuntimeError: RESOURCE_EXHAUSTED")).Message);

    [Fact]
    public void The_end_of_the_process_is_told() =>
        Assert.Contains("has ended", Assert.Throws<PeerException>(() => JaxAnswer.Read(null)).Message, StringComparison.Ordinal);
}
