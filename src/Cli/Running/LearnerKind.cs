using System.Text.Json;

namespace Mechanisms.Cli.Running;

/// <summary>A learner that files may name: how it is read and written.</summary>
/// <typeparam name="TAny">The interface of all learners that play the same game.</typeparam>
internal abstract record LearnerKind<TAny>
{
    private LearnerKind(string word, bool needsUtility) => (Word, NeedsUtility) = (word, needsUtility);

    /// <summary>Gets the name in files.</summary>
    internal string Word { get; }

    /// <summary>Gets a value indicating whether the learner holds arms to a utility of click rates, which plain bandits lack.</summary>
    internal bool NeedsUtility { get; }

    /// <summary>Gets the names of the settings.</summary>
    internal abstract IEnumerable<string> Settings { get; }

    /// <summary>Makes the learner with the settings of an entry; the name apart.</summary>
    internal abstract TAny Read(LearnerItem item);

    /// <summary>The same learner under another name.</summary>
    internal abstract TAny Rename(TAny learner, string name);

    /// <summary>Writes the settings of a learner of this kind.</summary>
    /// <returns>False when it is of another kind; nothing is written then.</returns>
    internal abstract bool TryWrite(Utf8JsonWriter json, TAny learner);

    /// <summary>A kind of learner by its type.</summary>
    /// <typeparam name="TLearner">Type of the settings; one kind per type, unless kinds are told apart by a predicate.</typeparam>
    internal sealed record Of<TLearner> : LearnerKind<TAny>
        where TLearner : TAny
    {
        private readonly Func<LearnerItem, TLearner> create;
        private readonly Func<TLearner, string, TLearner> rename;
        private readonly LearnerSetting<TLearner>[] settings;
        private readonly Predicate<TLearner> isKind = _ => true;

        internal Of(
            string word, Func<LearnerItem, TLearner> create, Func<TLearner, string, TLearner> rename, params LearnerSetting<TLearner>[] settings)
            : this(word, needsUtility: false, create, rename, settings)
        {
        }

        internal Of(
            string word, bool needsUtility, Func<LearnerItem, TLearner> create, Func<TLearner, string, TLearner> rename, params LearnerSetting<TLearner>[] settings)
            : base(word, needsUtility) => (this.create, this.rename, this.settings) = (create, rename, settings);

        // One of several kinds with the same type of settings.
        internal Of(
            string word, Func<LearnerItem, TLearner> create, Func<TLearner, string, TLearner> rename, Predicate<TLearner> isKind, params LearnerSetting<TLearner>[] settings)
            : this(word, create, rename, settings) => this.isKind = isKind;

        internal override IEnumerable<string> Settings => settings.Select(setting => setting.Name);

        internal override TAny Read(LearnerItem item) => settings.Aggregate(
            create(item), (learner, setting) => item.Setting(setting.Name) is { } field ? setting.Read(field, learner) : learner);

        internal override TAny Rename(TAny learner, string name) => rename((TLearner)learner!, name);

        internal override bool TryWrite(Utf8JsonWriter json, TAny learner)
        {
            if (learner is not TLearner known || !isKind(known))
            {
                return false;
            }

            json.WriteString("learner", Word);
            foreach (LearnerSetting<TLearner> setting in settings)
            {
                setting.Write(json, known);
            }

            return true;
        }
    }
}
