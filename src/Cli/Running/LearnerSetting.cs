using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>A setting of a learner as files spell it.</summary>
/// <typeparam name="TLearner">Type of the learner.</typeparam>
/// <param name="Name">The name in files.</param>
/// <param name="Read">Gives the learner the setting; the library checks its range.</param>
/// <param name="Write">Writes the setting.</param>
internal sealed record LearnerSetting<TLearner>(
    string Name, Func<JsonField, TLearner, TLearner> Read, Action<Utf8JsonWriter, TLearner> Write)
{
    /// <summary>A number.</summary>
    internal static LearnerSetting<TLearner> Real(string name, Func<TLearner, double> of, Func<TLearner, double, TLearner> with) => new(
        name,
        (field, learner) => Fit(field, () => with(learner, field.ReadNumber())),
        (json, learner) => json.WriteFinite(name, of(learner)));

    /// <summary>A number that the learner works out itself when it is not given.</summary>
    internal static LearnerSetting<TLearner> Optional(string name, Func<TLearner, double?> of, Func<TLearner, double, TLearner> with) => new(
        name,
        (field, learner) => Fit(field, () => with(learner, field.ReadNumber())),
        (json, learner) =>
        {
            if (of(learner) is { } value)
            {
                json.WriteFinite(name, value);
            }
        });

    /// <summary>The learner inside a wrapper, which <see cref="LearnerKind{TAny}"/> reads when it makes the wrapper.</summary>
    internal static LearnerSetting<TLearner> Inner<TAny>(string name, Func<LearnersField<TAny>> known, Func<TLearner, TAny> of) => new(
        name, (_, learner) => learner, (json, learner) => known().WriteOne(json, name, of(learner)));

    /// <summary>A whole number.</summary>
    internal static LearnerSetting<TLearner> Whole(string name, Func<TLearner, long> of, Func<TLearner, long, TLearner> with) => new(
        name,
        (field, learner) => Fit(field, () => with(learner, field.ReadInteger(int.MinValue, int.MaxValue))),
        (json, learner) => json.WriteNumber(name, of(learner)));

    /// <summary>One of a few words, in the order of an enumeration.</summary>
    internal static LearnerSetting<TLearner> Word(
        string name, string noun, string[] words, Func<TLearner, int> of, Func<TLearner, int, TLearner> with) => new(
        name,
        (field, learner) => with(learner, Words.Index(field, words, noun)),
        (json, learner) => json.WriteString(name, words[of(learner)]));

    private static TLearner Fit(JsonField field, Func<TLearner> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException error)
        {
            throw field.Error($"{LibraryWords.Of(error)} Correct the number.", error);
        }
    }
}
