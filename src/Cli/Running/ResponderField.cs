using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;
using Mechanisms.Learning;

namespace Mechanisms.Cli.Running;

/// <summary>The field that says how an agent answers a principal: rationally up to a slack, or by a bandit learner of its own.</summary>
internal static class ResponderField
{
    private static readonly string[] TieWords = ["first-choice", "for-principal", "against-principal"];

    /// <summary>Reads the field; a rational agent when it is missing.</summary>
    internal static IResponder Read(JsonField? field)
    {
        if (field is null)
        {
            return new RationalResponder();
        }

        NullFields.Refuse(field);
        if (field.Optional("learner") is { } learner)
        {
            field.RequireNames("learner");
            return new LearningResponder(LearnerKinds.Field.ReadOne(learner, new()));
        }

        field.RequireNames("slack", "ties", "learner");
        RationalResponder rational = new();
        rational = field.Optional("ties") is { } ties ? rational with { Ties = (TieRule)Words.Index(ties, TieWords, "tie rule") } : rational;
        return field.Optional("slack") is { } slack ? ContestPlan.Fit(slack, () => rational with { Slack = slack.ReadNumber() }) : rational;
    }

    /// <summary>Writes the field.</summary>
    internal static void Write(Utf8JsonWriter json, string name, IResponder responder)
    {
        json.WriteStartObject(name);
        if (responder is LearningResponder learning)
        {
            LearnerKinds.Field.WriteOne(json, "learner", learning.Learner);
        }
        else
        {
            RationalResponder rational = (RationalResponder)responder;
            json.WriteFinite("slack", rational.Slack);
            json.WriteString("ties", TieWords[(int)rational.Ties]);
        }

        json.WriteEndObject();
    }

    /// <summary>Says in words how the agent answers.</summary>
    internal static string InWords(IResponder responder) => responder is RationalResponder rational
        ? (rational.Slack > 0 ? FormattableString.Invariant($"any choice within {rational.Slack} of the best, ") : "the best choice, ") + rational.Ties switch
        {
            TieRule.ForPrincipal => "ties in the principal's favor",
            TieRule.AgainstPrincipal => "ties against the principal",
            _ => "ties to the first",
        }
        : responder.Name;
}
