using System.Collections;
using System.Reflection;
using System.Text.Json;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli;

namespace Mechanisms.Cli.Tests.Running;

/// <summary>Files can name every learner of the library, unless there is a reason.</summary>
public sealed class KnownLearnersTests
{
    private static readonly Dictionary<Type, string> Reasons = new()
    {
        [typeof(Exp4)] = "Its experts are code, or a table of advice as large as the horizon.",
        [typeof(FixedArm)] = "It is a device of checks: it names an arm that the environment of a file may not have.",
    };

    // The registry is the tool's own; only its types are looked at.
    private static IEnumerable<object> Kinds => ((IEnumerable)typeof(CommandLineTool).Assembly
        .GetType("Mechanisms.Cli.Running.LearnerKinds", throwOnError: true)!
        .GetProperty("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!).Cast<object>();

    [Fact]
    public void Every_learner_has_a_name_in_files_or_a_reason_to_have_none()
    {
        Type[] learners = [.. typeof(ILearner).Assembly.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract && type.IsAssignableTo(typeof(ILearner)))];
        HashSet<Type> named = [.. Kinds.Select(kind => kind.GetType().GenericTypeArguments[^1])];
        Assert.True(learners.Length > 30, "The walk over the types is broken.");
        Assert.Empty(learners.Where(type => !named.Contains(type) && !Reasons.ContainsKey(type)).Select(type => type.Name));
        Assert.Empty(Reasons.Keys.Where(type => named.Contains(type) || !learners.Contains(type)).Select(type => type.Name));
    }

    [Fact]
    public void Ucb_alpha_is_ucb1_at_half_of_alpha()
    {
        using Workplace place = new();
        Tool.Run("run", place.Write("a.json", Samples.Bandit.Replace("\"ucb1\"", "{ \"learner\": \"ucb-alpha\", \"alpha\": 1, \"name\": \"one\" }", StringComparison.Ordinal)), "--out", place.PathOf("a"));
        Tool.Run("run", place.Write("b.json", Samples.Bandit.Replace("\"ucb1\"", "{ \"learner\": \"ucb1\", \"exploration\": 0.5, \"name\": \"one\" }", StringComparison.Ordinal)), "--out", place.PathOf("b"));
        Assert.Equal(place.Read("a/curves.csv"), place.Read("b/curves.csv"));
    }

    [Fact]
    public void Ucb_alpha_is_recorded_as_it_was_asked_for()
    {
        using Workplace place = new();
        Tool.Run("run", place.Write("a.json", Samples.Bandit.Replace("\"uniform\"", "{ \"learner\": \"ucb-alpha\", \"alpha\": 3 }", StringComparison.Ordinal)), "--out", place.PathOf("a"));
        JsonElement learners = JsonElement.Parse(place.Read("a/manifest.json")).GetProperty("settings").GetProperty("learners");
        Assert.Equal("ucb1", learners[0].GetProperty("learner").GetString());
        Assert.Equal("ucb-alpha", learners[1].GetProperty("learner").GetString());
        Assert.Equal(3, learners[1].GetProperty("alpha").GetDouble());
    }
}
