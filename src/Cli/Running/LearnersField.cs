using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>The field that lists the learners: each a name, or an object with a name and settings; a setting that lists several values gives several learners.</summary>
/// <typeparam name="TAny">The interface of all learners that play the same game.</typeparam>
internal sealed class LearnersField<TAny>
{
    private const int LongestName = 60;
    private const int MostLearners = 100;

    private readonly IReadOnlyList<LearnerKind<TAny>> kinds;
    private readonly Func<TAny, string> nameOf;
    private readonly string[] known;

    /// <summary>Initializes the field.</summary>
    /// <param name="kinds">The learners that may be named, in the order in which messages list them.</param>
    /// <param name="nameOf">The name that tables carry.</param>
    internal LearnersField(IReadOnlyList<LearnerKind<TAny>> kinds, Func<TAny, string> nameOf) =>
        (this.kinds, this.nameOf, known) = (kinds, nameOf, [.. kinds.Select(kind => kind.Word)]);

    /// <summary>Reads the learners.</summary>
    /// <param name="field">The list.</param>
    /// <param name="surroundings">What learners know of the environment.</param>
    internal Sequence<TAny> Read(JsonField field, LearnerSurroundings surroundings)
    {
        List<TAny> learners = [];
        foreach (JsonField item in field.ReadItems())
        {
            NullFields.Refuse(item);
            foreach (TAny learner in ReadVariants(item, surroundings))
            {
                if (learners.Exists(other => nameOf(other) == nameOf(learner)))
                {
                    throw item.Error($"Learners must have different names; \"{nameOf(learner)}\" occurs twice. Remove one, or give it a \"name\".");
                }

                learners.Add(learner);
            }
        }

        return learners.Count is > 0 and <= MostLearners
            ? learners.ToSequence()
            : throw field.Error($"1 to {MostLearners} learners are required; got {learners.Count}. Known are: {string.Join(", ", known)}.");
    }

    /// <summary>Reads a single learner whose settings list nothing.</summary>
    internal TAny ReadOne(JsonField item, LearnerSurroundings surroundings)
    {
        Sequence<TAny> learners = ReadVariants(item, surroundings).ToSequence();
        return learners.Count == 1 ? learners[0] : throw item.Error($"One learner is required here; its settings list {learners.Count}. Choose one value for each setting.");
    }

    /// <summary>Writes the learners with all their settings.</summary>
    internal void Write(Utf8JsonWriter json, Sequence<TAny> learners)
    {
        json.WriteStartArray("learners");
        foreach (TAny learner in learners)
        {
            WriteOne(json, learner);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes one learner with all its settings.</summary>
    internal void WriteOne(Utf8JsonWriter json, string field, TAny learner)
    {
        json.WritePropertyName(field);
        WriteOne(json, learner);
    }

    private void WriteOne(Utf8JsonWriter json, TAny learner)
    {
        json.WriteStartObject();
        if (!kinds.Any(kind => kind.TryWrite(json, learner)))
        {
            throw new UnreachableException($"No file names the learner {nameOf(learner)}.");
        }

        json.WriteString("name", nameOf(learner));
        json.WriteEndObject();
    }

    private IEnumerable<TAny> ReadVariants(JsonField item, LearnerSurroundings surroundings)
    {
        JsonField kindField = item.IsText ? item : item.Required("learner");
        string word = Words.Choice(kindField, known, "learner");
        LearnerKind<TAny> kind = kinds.First(one => one.Word == word);
        if (surroundings.Utility is null && kind.NeedsUtility)
        {
            throw kindField.Error($"The learner must fit a plain bandit; {word} needs arms that choose click rates. Use ucb1 or uniform, or an environment with a utility.");
        }

        if (!item.IsText)
        {
            item.RequireNames(["learner", "name", .. kind.Settings]);
        }

        JsonField[] listed = item.IsText ? [] : [.. kind.Settings.Select(name => item.Optional(name)).OfType<JsonField>().Where(setting => setting.IsArray)];
        foreach (JsonField empty in listed.Where(setting => setting.ReadItems().Count == 0))
        {
            throw empty.Error("A setting that lists values must list at least one; got none. Add one, or remove the field.");
        }

        foreach (Dictionary<string, JsonField> chosen in Choices(listed))
        {
            TAny learner = kind.Read(new(item, chosen, surroundings));
            string plain = item.IsText || item.Optional("name") is not { } named ? nameOf(learner) : ReadName(named);
            string suffix = string.Concat(chosen.Select(setting => $", {setting.Key} {Spoken(setting.Value)}"));
            yield return plain + suffix == nameOf(learner) ? learner : kind.Rename(learner, plain + suffix);
        }
    }

    // Every choice of one value from each list, the last list changing fastest.
    private static IEnumerable<Dictionary<string, JsonField>> Choices(JsonField[] listed)
    {
        IEnumerable<JsonField[]> choices = [[]];
        foreach (JsonField list in listed)
        {
            choices = choices.SelectMany(_ => list.ReadItems(), (before, value) => (JsonField[])[.. before, value]);
        }

        return choices.Select(values => listed.Zip(values).ToDictionary(
            pair => pair.First.Path[(pair.First.Path.LastIndexOf('.') + 1)..], pair => pair.Second, StringComparer.Ordinal));
    }

    private static string Spoken(JsonField value) => value.IsText ? value.ReadText() : value.Quote();

    private static string ReadName(JsonField field)
    {
        string name = field.ReadText();
        bool isFit = name.EnumerateRunes().Count() <= LongestName && name.EnumerateRunes().Any(IsVisible) && !name.EnumerateRunes().Any(IsDisruptive);
        return isFit ? name : throw field.Error($"A name must be 1 to {LongestName} visible characters; got {field.Quote()}. Choose another.");
    }

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    /// <summary>Controls, breaks of lines, and code points that are no characters: they would break tables and pages.</summary>
    private static bool IsDisruptive(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || (rune.Value & 0xFFFE) == 0xFFFE;
}
