using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>The field that lists the learners: each a name, or an object with a name and settings.</summary>
internal static class LearnersField
{
    private const int LongestName = 60;
    private const int MostLearners = 100;

    private static readonly string[] Kinds = ["ucb-s", "ucb-utility", "ucb-mu", "ucb1", "uniform", "mu-oracle", "utility-oracle"];
    private static readonly string[] KindsWithUtility = ["ucb-s", "ucb-utility"];
    private static readonly string[] Modes = ["two-sided", "upper-only"];
    private static readonly string[] Policies = ["uniform-random", "stop", "best-estimate"];
    private static readonly string[] Times = ["horizon", "round"];

    /// <summary>Reads the learners.</summary>
    /// <param name="field">The list.</param>
    /// <param name="utility">The utility that screening learners hold arms to; null in an environment without one.</param>
    internal static Sequence<ILearner> Read(JsonField field, ClickUtility? utility)
    {
        Sequence<JsonField> items = field.ReadItems();
        if (items.Count is 0 or > MostLearners)
        {
            throw field.Error($"1 to {MostLearners} learners are required; got {items.Count}. Known are: {string.Join(", ", Kinds)}.");
        }

        List<ILearner> learners = [];
        foreach (JsonField item in items)
        {
            NullFields.Refuse(item);
            ILearner learner = ReadOne(item, utility);
            if (learners.Exists(other => other.Name == learner.Name))
            {
                throw item.Error($"Learners must have different names; \"{learner.Name}\" occurs twice. Remove one, or give it a \"name\".");
            }

            learners.Add(learner);
        }

        return learners.ToSequence();
    }

    /// <summary>Writes the learners with all their settings.</summary>
    internal static void Write(Utf8JsonWriter json, Sequence<ILearner> learners)
    {
        json.WriteStartArray("learners");
        foreach (ILearner learner in learners)
        {
            json.WriteStartObject();
            WriteOne(json, learner);
            json.WriteString("name", learner.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ILearner ReadOne(JsonField item, ClickUtility? utility)
    {
        JsonField kindField = item.IsText ? item : item.Required("learner");
        string kind = Choice(kindField, Kinds, "learner");
        if (utility is null && KindsWithUtility.Contains(kind))
        {
            throw kindField.Error($"The learner must fit a plain bandit; {kind} needs arms that choose click rates. Use ucb1 or uniform, or an experiment of kind clickbait.");
        }

        JsonField? settings = item.IsText ? null : item;
        return kind switch
        {
            "ucb-s" => ReadUcbS(settings, utility!),
            "ucb-utility" => ReadUcbUtility(settings, utility!),
            "ucb-mu" => ReadUcbMu(settings),
            "ucb1" => ReadUcb1(settings),
            "uniform" => Named(settings, new Uniform(), (learner, name) => learner with { Name = name }),
            "mu-oracle" => Named(settings, new MuOracle(), (learner, name) => learner with { Name = name }),
            _ => Named(settings, new UtilityOracle(), (learner, name) => learner with { Name = name }),
        };
    }

    private static UcbS ReadUcbS(JsonField? settings, ClickUtility utility)
    {
        UcbS learner = Named(settings, new UcbS(utility), (known, name) => known with { Name = name }, "confidence", "mode", "whenEmpty", "time");
        return learner with
        {
            Confidence = Positive(settings?.Optional("confidence"), learner.Confidence),
            Mode = (ScreeningMode)Index(settings?.Optional("mode"), Modes, "mode"),
            WhenEmpty = (EmptySetPolicy)Index(settings?.Optional("whenEmpty"), Policies, "policy"),
            Time = (ConfidenceTime)Index(settings?.Optional("time"), Times, "time"),
        };
    }

    private static UcbUtility ReadUcbUtility(JsonField? settings, ClickUtility utility)
    {
        UcbUtility learner = Named(settings, new UcbUtility(utility), (known, name) => known with { Name = name }, "confidence", "gridPoints");
        return learner with
        {
            Confidence = Positive(settings?.Optional("confidence"), learner.Confidence),
            GridPoints = (int)(settings?.Optional("gridPoints")?.ReadInteger(2, 1001) ?? learner.GridPoints),
        };
    }

    private static UcbMu ReadUcbMu(JsonField? settings)
    {
        UcbMu learner = Named(settings, new UcbMu(), (known, name) => known with { Name = name }, "confidence");
        return learner with { Confidence = Positive(settings?.Optional("confidence"), learner.Confidence) };
    }

    private static Ucb1 ReadUcb1(JsonField? settings)
    {
        Ucb1 learner = Named(settings, new Ucb1(), (known, name) => known with { Name = name }, "exploration");
        return learner with { Exploration = Positive(settings?.Optional("exploration"), learner.Exploration) };
    }

    private static T Named<T>(JsonField? settings, T learner, Func<T, string, T> rename, params ReadOnlySpan<string> names)
    {
        if (settings is not { } given)
        {
            return learner;
        }

        given.RequireNames(["learner", "name", .. names]);
        if (given.Optional("name") is not { } field)
        {
            return learner;
        }

        string name = field.ReadText();
        bool isFit = name.EnumerateRunes().Count() <= LongestName && name.EnumerateRunes().Any(IsVisible) && !name.EnumerateRunes().Any(IsDisruptive);
        return isFit ? rename(learner, name) : throw field.Error($"A name must be 1 to {LongestName} visible characters; got {field.Quote()}. Choose another.");
    }

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    /// <summary>Controls, breaks of lines, and code points that are no characters: they would break tables and pages.</summary>
    private static bool IsDisruptive(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || (rune.Value & 0xFFFE) == 0xFFFE;

    private static double Positive(JsonField? field, double fallback)
    {
        double value = field?.ReadNumber() ?? fallback;
        return value > 0 ? value : throw field!.Error($"The constant must be above 0; got {field.Quote()}. Correct the number.");
    }

    private static int Index(JsonField? field, string[] words, string noun) =>
        field is { } given ? Array.IndexOf(words, Choice(given, words, noun)) : 0;

    private static string Choice(JsonField field, string[] words, string noun)
    {
        string word = field.ReadText();
        return words.Contains(word)
            ? word
            : throw field.Error($"The {noun} must be one of {string.Join(", ", words)}; got {field.Quote()}{Spelling.Hint(word, words)} Change it.");
    }

    private static void WriteOne(Utf8JsonWriter json, ILearner learner)
    {
        switch (learner)
        {
            case UcbS screening:
                json.WriteString("learner", "ucb-s");
                json.WriteFinite("confidence", screening.Confidence);
                json.WriteString("mode", Modes[(int)screening.Mode]);
                json.WriteString("whenEmpty", Policies[(int)screening.WhenEmpty]);
                json.WriteString("time", Times[(int)screening.Time]);
                break;
            case UcbUtility utility:
                json.WriteString("learner", "ucb-utility");
                json.WriteFinite("confidence", utility.Confidence);
                json.WriteNumber("gridPoints", utility.GridPoints);
                break;
            case UcbMu mean:
                json.WriteString("learner", "ucb-mu");
                json.WriteFinite("confidence", mean.Confidence);
                break;
            case Ucb1 plain:
                json.WriteString("learner", "ucb1");
                json.WriteFinite("exploration", plain.Exploration);
                break;
            case Uniform:
                json.WriteString("learner", "uniform");
                break;
            case MuOracle:
                json.WriteString("learner", "mu-oracle");
                break;
            case UtilityOracle:
                json.WriteString("learner", "utility-oracle");
                break;
            default:
                throw new UnreachableException($"No file names the learner {learner.Name}.");
        }
    }
}
