using System.CommandLine;
using Entente.Lab.Names;
using Entente.Lab.Quotes;
using Entente.Lab.Stories;

namespace Entente.Lab;

/// <summary><c>lab/run train</c>: makes the models that the library reads.</summary>
internal static class TrainingLab
{
    /// <summary>The command with all that can be trained.</summary>
    public static Command Create() =>
        new("train", "Trains the models from the annotated sets.")
        {
            NetworkLab.CreateTraining(),
            SentenceLab.CreateTraining(),
            LanguageLab.CreateTraining(),
            BlockLab.CreateTraining(),
            StoryTrainingLab.Create(),
            GazetteerLab.Create(),
            QuickLab.Create(),
            CoreferenceLab.CreateTraining(),
            QuotationTrainingLab.Create(),
            EventLab.CreateTraining(),
            PartyLab.CreateTraining(),
            ActLab.CreateTraining(),
            FocusLab.CreateTraining(),
            ModalityLab.CreateTraining(),
            JudgeLab.CreateTraining(),
            NetworkLab.CreateCheck(),
            NetworkLab.CreateSpeed(),
        };
}
