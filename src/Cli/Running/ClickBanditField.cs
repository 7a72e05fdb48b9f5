using System.Text.Json;
using Mechanisms.Bandits.Environments;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>The field that describes a strategic click-bandit.</summary>
internal static class ClickBanditField
{
    private const int MostArms = 1_000;

    private static readonly string[] Utilities = ["click-penalty", "product-penalty", "product"];

    /// <summary>Reads the environment.</summary>
    internal static ClickBandit Read(JsonField field)
    {
        field.RequireNames("means", "utility", "penalty");
        return new(ReadProbabilities(field.Required("means"), "mean"), ReadUtility(field));
    }

    /// <summary>Reads one probability per arm.</summary>
    internal static Sequence<double> ReadProbabilities(JsonField field, string noun)
    {
        Sequence<JsonField> items = field.ReadItems();
        if (items.Count is 0 or > MostArms)
        {
            throw field.Error($"There must be one {noun} per arm, for 1 to {MostArms} arms; got {items.Count}. Add or remove some.");
        }

        return items.Select(item => ReadProbability(item, noun)).ToSequence();
    }

    /// <summary>Reads a strategy profile: the truthful one, which is also the default, or one click rate per arm.</summary>
    internal static Sequence<double> ReadProfile(JsonField? field, ClickBandit environment, string noun)
    {
        if (field is not { } profile)
        {
            return environment.TruthfulClickRates;
        }

        if (profile.IsText)
        {
            return profile.ReadText() == "truthful"
                ? environment.TruthfulClickRates
                : throw profile.Error($"The {noun} must be \"truthful\" or one click rate per arm; got {profile.Quote()}. Change it.");
        }

        Sequence<double> rates = ReadProbabilities(profile, "click rate");
        return rates.Count == environment.Arms
            ? rates
            : throw profile.Error($"There must be one click rate per arm, that is {environment.Arms}; got {rates.Count}. Add or remove some.");
    }

    /// <summary>Writes the environment.</summary>
    internal static void Write(Utf8JsonWriter json, ClickBandit environment)
    {
        json.WriteStartObject("environment");
        json.WriteNumbers("means", environment.PostClickMeans);
        json.WriteString("utility", environment.Utility.Match(_ => "product-penalty", _ => "click-penalty", _ => "product"));
        double? penalty = environment.Utility.Match<double?>(utility => utility.Penalty, utility => utility.Penalty, _ => null);
        if (penalty is not null)
        {
            json.WriteFinite("penalty", penalty);
        }

        json.WriteEndObject();
    }

    private static double ReadProbability(JsonField item, string noun)
    {
        double value = item.ReadNumber();
        return value is >= 0 and <= 1 ? value : throw item.Error($"The {noun} must lie in [0, 1]; got {item.Quote()}. Correct the number.");
    }

    private static ClickUtility ReadUtility(JsonField field)
    {
        JsonField name = field.Required("utility");
        string utility = name.ReadText();
        if (utility == "product" && field.Optional("penalty") is { } extra)
        {
            throw extra.Error("The utility \"product\" has no penalty. Remove the field.");
        }

        return utility switch
        {
            "click-penalty" => WithPenalty(field.Required("penalty"), penalty => new ClickUtility.ClickPenalty(penalty)),
            "product-penalty" => WithPenalty(field.Required("penalty"), penalty => new ClickUtility.ProductPenalty(penalty)),
            "product" => new ClickUtility.Product(),
            _ => throw name.Error($"The utility must be one of {string.Join(", ", Utilities)}; got \"{utility}\"{Spelling.Hint(utility, Utilities)} Change it."),
        };
    }

    private static ClickUtility WithPenalty(JsonField field, Func<double, ClickUtility> create)
    {
        double penalty = field.ReadNumber();
        try
        {
            return create(penalty);
        }
        catch (ArgumentException error)
        {
            throw field.Error($"The penalty must be above 0 and at most 1000000, and not so small that its inverse overflows; got {field.Quote()}. For no penalty use the utility \"product\".", error);
        }
    }
}
